import { constants } from 'node:fs'
import { open, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileEntry, FileStat, Files } from '@ivw/data'

/** How a file is written so that afterwards it has either its old or its new content. */
export type AtomicWrite = (path: string, bytes: Uint8Array) => Promise<void>

/** Node reads at most 2 GiB - 1 at a time. */
const mostAtOnce = 2 ** 30

/** The file system of this machine. */
export class NodeFiles implements Files {
  readonly #write: AtomicWrite

  constructor(write: AtomicWrite = writeFile) {
    this.#write = write
  }

  async read(path: string, { offset = 0, length }: { offset?: number; length?: number } = {}): Promise<Uint8Array> {
    // Without O_NONBLOCK, which Windows does not have, opening a pipe waits for its other end.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const info = await handle.stat()
      // A device may give bytes without end.
      if (!info.isFile()) throw new Error(`${path} is not a file`)
      const size = Math.max(0, Math.min(length ?? Number.POSITIVE_INFINITY, info.size - offset))
      const bytes = new Uint8Array(size)
      let done = 0
      while (done < size) {
        const { bytesRead } = await handle.read(bytes, done, Math.min(size - done, mostAtOnce), offset + done)
        if (bytesRead === 0) break
        done += bytesRead
      }
      return bytes.subarray(0, done)
    } finally {
      await handle.close()
    }
  }

  write(path: string, bytes: Uint8Array): Promise<void> {
    return this.#write(path, bytes)
  }

  async list(path: string): Promise<FileEntry[]> {
    const entries = await readdir(path, { withFileTypes: true })
    return Promise.all(entries.map(async entry => ({ name: entry.name, kind: await kindOf(join(path, entry.name), entry.isDirectory()) })))
  }

  async stat(path: string): Promise<FileStat | undefined> {
    try {
      const info = await stat(path)
      if (!info.isFile() && !info.isDirectory()) return undefined
      return { kind: info.isDirectory() ? 'directory' : 'file', size: info.size, modified: info.mtimeMs }
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
      throw error
    }
  }
}

/** Links count as what they lead to; one that leads nowhere is a file that cannot be read. */
async function kindOf(path: string, isDirectory: boolean): Promise<FileEntry['kind']> {
  if (isDirectory) return 'directory'
  const target = await stat(path).catch(() => undefined)
  return target?.isDirectory() ? 'directory' : 'file'
}
