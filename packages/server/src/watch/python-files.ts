import { type BigIntStats, constants, type Dirent } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isErrno } from '../errors.ts'
import { contentVersion } from '../files/content-version.ts'

/** What is known of a file without reading it, and the version of its content. */
interface KnownFile {
  readonly stamp: string
  readonly version: string
  readonly empty: boolean
  /** Time of the last write, milliseconds since 1970. */
  readonly written: number
}

export type KnownFiles = ReadonlyMap<string, KnownFile>

const skipped = new Set(['__pycache__', 'node_modules', 'site-packages'])
const maximum = { depth: 8, files: 5000, bytes: 10 * 2 ** 20 }

/**
 * All Python files below a folder, links to folders not followed, with the versions of their contents. Files whose stamp is
 * in `before` are not read again. Throws when the folder itself cannot be read.
 */
export async function scanPythonFiles(folder: string, before: KnownFiles): Promise<Map<string, KnownFile>> {
  const found = new Map<string, KnownFile>()
  await scanFolder(folder, 0)
  return found

  async function scanFolder(path: string, depth: number): Promise<void> {
    const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
      if (depth === 0) throw error
      return [] as Dirent[] // A folder that vanished or is closed to us holds no processors.
    })
    // An environment is no place for processors, and large.
    if (entries.some(entry => entry.name === 'pyvenv.cfg')) return
    for (const entry of entries) {
      if (entry.name.startsWith('.') || skipped.has(entry.name) || found.size >= maximum.files) continue
      const inner = join(path, entry.name)
      if (entry.isDirectory() && depth < maximum.depth) await scanFolder(inner, depth + 1)
      else if (entry.name.endsWith('.py') && !entry.isDirectory()) {
        const file = await readKnown(inner, before.get(inner))
        if (file) found.set(inner, file)
      }
    }
  }
}

async function readKnown(path: string, before: KnownFile | undefined): Promise<KnownFile | undefined> {
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const stat = await handle.stat({ bigint: true })
      if (!stat.isFile()) return undefined
      const stamp = stampOf(stat)
      if (stamp === before?.stamp) return before
      return {
        stamp,
        // Python refuses it with a sentence.
        version: stat.size > maximum.bytes ? `large-${stamp}` : contentVersion(await handle.readFile()),
        empty: stat.size === 0n,
        written: Number(stat.ctimeNs / 1000n) / 1000,
      }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (isErrno(error)) return undefined // Gone, or closed to us: not there.
    throw error
  }
}

// The time of the last change of the inode cannot be set back by a program, as the time of modification can.
const stampOf = (stat: BigIntStats) => `${stat.ino}-${stat.size}-${stat.mtimeNs}-${stat.ctimeNs}`
