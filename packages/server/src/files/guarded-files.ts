import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, readlink, realpath, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FileEntry, FileStat } from '@ivw/data'
import { isErrno, RequestError } from '../errors.ts'
import { type AtomicContent, writeAtomically } from './atomic-write.ts'
import { versionOf } from './content-version.ts'
import { asRequestError } from './file-errors.ts'
import { checkedPath, isInside } from './path-rules.ts'

// Reading these can block, have effects, or show the memory of processes.
const systemFolders = ['/proc', '/sys', '/dev']

export interface OpenedFile {
  readonly handle: FileHandle
  readonly stat: Stats
}

export interface WriteOptions {
  readonly expected?: string
  readonly create?: boolean
}

/**
 * The user's files as the page may see them: everything that the user can read, for it is the user who asks,
 * except what is no data (devices, pipes, sockets, /proc) and the server's own secrets.
 * Errors are RequestErrors whose sentences name the path.
 */
export class GuardedFiles {
  readonly #denied: readonly string[]

  /** `secrets`: folders, links resolved, that are neither read nor written. */
  constructor({ secrets = [] }: { readonly secrets?: readonly string[] } = {}) {
    this.#denied = [...systemFolders, ...secrets]
  }

  /** An open regular file, checked after it was opened: what a link points at cannot change between check and use. The caller closes it. */
  async open(path: string): Promise<OpenedFile> {
    const checked = await this.#checked(path)
    // Without O_NONBLOCK opening a pipe waits for its other end.
    const handle = await explained(checked, () => open(checked, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY))
    try {
      // The path of what was really opened; only Linux can tell, elsewhere the check before opening has to do.
      if (process.platform === 'linux') this.#deny(await readlink(`/proc/self/fd/${handle.fd}`), checked)
      const info = await handle.stat()
      if (!info.isFile()) throw new RequestError(403, `${checked} is not a file.`)
      return { handle, stat: info }
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  async stat(path: string): Promise<FileStat | undefined> {
    const checked = await this.#checked(path)
    return await explained(checked, async () => {
      try {
        const info = await stat(checked)
        if (!info.isFile() && !info.isDirectory()) return undefined
        return { kind: info.isFile() ? 'file' : 'directory', size: info.isFile() ? info.size : 0, modified: info.mtimeMs }
      } catch (error) {
        if (isErrno(error, 'ENOENT', 'ENOTDIR')) return undefined
        throw error
      }
    })
  }

  /** Files and folders, sorted by name; sizes in bytes, 0 for folders. What is neither is left out. */
  async list(path: string): Promise<(FileEntry & { readonly size: number })[]> {
    const checked = await this.#checked(path)
    const names = await explained(checked, () => readdir(checked))
    const entries = await Promise.all(
      names.map(async name => {
        // A link counts as what it points at; one that points nowhere, or at what is not shown, is left out.
        const found = await this.stat(join(checked, name)).catch(() => undefined)
        return found && { name, kind: found.kind, size: found.size }
      }),
    )
    return entries.filter(entry => entry !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** Version of a file, undefined when there is none. */
  async version(path: string): Promise<string | undefined> {
    if ((await this.stat(path))?.kind !== 'file') return undefined
    const { handle, stat: info } = await this.open(path)
    try {
      return await versionOf(handle, info)
    } finally {
      await handle.close()
    }
  }

  /**
   * Replaces or creates a file atomically. RequestError 409 when `expected` is given and the file no longer has that version, or
   * when `create` is set and there is one.
   */
  async write(path: string, content: AtomicContent, { expected, create = false }: WriteOptions = {}): Promise<void> {
    const checked = await this.#checked(path)
    const checkVersion = async () => {
      if ((await this.version(checked)) !== expected) throw new RequestError(409, `${checked} changed on disk since it was read.`)
    }
    if (expected !== undefined) await checkVersion()
    // All bytes are not sent for nothing.
    if (create && (await explained(checked, () => isTaken(checked)))) throw new RequestError(409, `${checked} exists already.`)
    await explained(checked, () =>
      writeAtomically(checked, content, { create, ...(expected !== undefined && { beforeReplace: checkVersion }) }),
    )
  }

  /** Makes a folder, and those above it; answers its path. RequestError 409 when there is something else. */
  async makeFolder(path: string): Promise<string> {
    const checked = await this.#checked(path)
    try {
      await mkdir(checked, { recursive: true })
    } catch (error) {
      if (isErrno(error, 'EEXIST')) throw new RequestError(409, `${checked} exists already and is no folder.`, { cause: error })
      throw asRequestError(error, checked)
    }
    return checked
  }

  /** RequestError 507 when a file of so many bytes would not fit on its disk. */
  async requireSpace(path: string, bytes: number): Promise<void> {
    const checked = await this.#checked(path)
    const space = await statfs(dirname(checked)).catch(() => undefined)
    if (space && space.bavail * space.bsize < bytes)
      throw new RequestError(
        507,
        `${checked} cannot be written: it needs ${bytes} bytes and its disk has ${space.bavail * space.bsize} left.`,
      )
  }

  async #checked(path: string): Promise<string> {
    const checked = checkedPath(path)
    this.#deny(checked, checked)
    this.#deny(await explained(checked, () => resolved(checked)), checked)
    return checked
  }

  #deny(resolvedPath: string, path: string): void {
    if (this.#denied.some(folder => isInside(resolvedPath, folder))) throw new RequestError(403, `${path} is not open to the page.`)
  }
}

/** Whether there is anything with that name, and be it a link that leads nowhere. */
async function isTaken(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false
    throw error
  }
}

/** With links resolved as far as the path exists. */
async function resolved(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (!isErrno(error, 'ENOENT', 'ENOTDIR') || dirname(path) === path) throw error
    return join(await resolved(dirname(path)), basename(path))
  }
}

async function explained<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asRequestError(error, path)
  }
}
