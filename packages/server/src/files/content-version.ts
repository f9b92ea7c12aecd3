import { createHash } from 'node:crypto'
import type { Stats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'

/** Files up to this size are told apart by their content. */
const hashedBytes = 4 * 2 ** 20

/** The version of a text or other small file: a hash of its content, so that a save of the same text changes nothing. */
export function contentVersion(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}

/**
 * The version of an open file: of its content up to 4 MiB, else of its identity, size and times. Of the times the last is the system's
 * own: whoever writes the file cannot set it back.
 */
export async function versionOf(handle: FileHandle, stat: Stats): Promise<string> {
  if (stat.size > hashedBytes) return `${stat.ino.toString(36)}-${stat.size.toString(36)}-${micro(stat.mtimeMs)}-${micro(stat.ctimeMs)}`
  const bytes = Buffer.alloc(stat.size)
  const { bytesRead } = await handle.read(bytes, 0, stat.size, 0)
  return contentVersion(bytes.subarray(0, bytesRead))
}

const micro = (milliseconds: number): string => Math.round(milliseconds * 1000).toString(36)
