import { randomBytes } from 'node:crypto'
import { link, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isErrno, RequestError } from '../errors.ts'

export type AtomicContent = Uint8Array | string | AsyncIterable<Uint8Array>

export interface AtomicOptions {
  /** Permissions of a new file; an existing one keeps its own. */
  readonly mode?: number
  /** Never replaces a file: RequestError 409 when there is one. */
  readonly create?: boolean
  /** Awaited when all bytes are on disk, right before the file is replaced; a rejection leaves the old file. */
  readonly beforeReplace?: () => Promise<void>
}

/**
 * Writes a file so that at every moment, also after a crash, it has either its old or its new content:
 * temporary file in the same folder, all bytes, fsync, rename, fsync of the folder. Writes through a link.
 * On an error the old file is untouched and the temporary one removed.
 */
export async function writeAtomically(path: string, content: AtomicContent, options: AtomicOptions = {}): Promise<void> {
  const target = await linkTarget(path)
  const folder = dirname(target)
  const oldMode = await modeOf(target)
  const temporary = join(folder, temporaryName(basename(target)))
  try {
    const file = await open(temporary, 'wx', oldMode ?? options.mode ?? 0o666)
    try {
      if (oldMode !== undefined) await file.chmod(oldMode)
      // FileHandle.writeFile appends, and repeats short writes until all bytes are there or the disk says no.
      if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content)
      else for await (const chunk of content) await file.writeFile(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    await options.beforeReplace?.()
    if (options.create) await moveToFreeName(temporary, target)
    else await rename(temporary, target)
    await syncFolder(folder)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Removes temporary files that a killed process left in a folder; those of living processes stay. */
export async function sweepTemporaryFiles(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const process = temporaryPattern.exec(name)?.[1]
    if (process !== undefined && !isAlive(Number(process))) await rm(join(folder, name), { force: true })
  }
}

const temporaryPattern = /^\..*\.tmp-(\d+)-[0-9a-f]{8}$/

function temporaryName(name: string): string {
  // File names end at 255 bytes; the suffix must fit behind any name, at up to four bytes a character.
  return `.${name.slice(0, 50)}.tmp-${process.pid}-${randomBytes(4).toString('hex')}`
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isErrno(error, 'EPERM')
  }
}

async function linkTarget(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
    return join(await realpath(dirname(path)), basename(path))
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    const info = await stat(path)
    if (!info.isFile()) throw new RequestError(403, `${path} is not a file.`)
    return info.mode & 0o7777
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Like rename, but never over an existing file: link() fails where rename() would replace. */
async function moveToFreeName(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target)
  } catch (error) {
    if (isErrno(error, 'EEXIST')) throw new RequestError(409, `${target} exists already.`, { cause: error })
    throw error
  }
  await rm(temporary)
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // Folders cannot be opened there; NTFS journals the rename.
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
