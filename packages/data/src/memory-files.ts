import { DataError } from './errors.ts'
import type { FileEntry, FileStat, Files } from './files.ts'

/** Files that live in a map: for tests and for a page without a server. */
export class MemoryFiles implements Files {
  readonly #files = new Map<string, { bytes: Uint8Array; modified: number }>()
  #clock = 0

  constructor(files: Readonly<Record<string, Uint8Array | string>> = {}) {
    for (const [path, content] of Object.entries(files)) this.put(path, content)
  }

  put(path: string, content: Uint8Array | string): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    this.#files.set(path, { bytes, modified: ++this.#clock })
  }

  async read(path: string, { offset = 0, length }: { offset?: number; length?: number } = {}): Promise<Uint8Array> {
    const file = this.#files.get(path)
    if (!file) throw new DataError('There is no such file', { file: path })
    return file.bytes.slice(offset, length === undefined ? undefined : offset + length)
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    this.put(path, bytes.slice())
  }

  async list(path: string): Promise<FileEntry[]> {
    const folder = path.endsWith('/') || path === '' ? path : `${path}/`
    const entries = new Map<string, FileEntry>()
    for (const file of this.#files.keys()) {
      if (!file.startsWith(folder)) continue
      const [name = '', ...rest] = file.slice(folder.length).split('/')
      entries.set(name, { name, kind: rest.length > 0 ? 'directory' : 'file' })
    }
    return [...entries.values()]
  }

  async stat(path: string): Promise<FileStat | undefined> {
    const file = this.#files.get(path)
    if (file) return { kind: 'file', size: file.bytes.length, modified: file.modified }
    const folder = path.endsWith('/') ? path : `${path}/`
    const inside = [...this.#files.keys()].some(name => name.startsWith(folder))
    return inside ? { kind: 'directory', size: 0, modified: 0 } : undefined
  }
}
