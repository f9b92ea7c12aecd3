import { Gunzip, unzlibSync } from 'fflate'
import { DataError } from './errors.ts'
import type { Pauses } from './pauses.ts'

/** What one packed byte can become at most; see the maximal length of a match in RFC 1951. */
export const greatestRatio = 1032
/** No file is unpacked into more. */
const mostBytes = 4 * 2 ** 30
/** Packed bytes between two pauses: even a bomb makes no more than 64 MB of them at once. */
const step = 2 ** 16

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * The first `wanted` bytes of what a gzip file holds, all of its members one after the other. Nothing is allocated before it is known
 * that the file can hold as many, and nothing is unpacked beyond them. Throws DataError when there are fewer.
 */
export async function gunzip(packed: Uint8Array, wanted: number, file: string, pauses: Pauses): Promise<Uint8Array<ArrayBuffer>> {
  checkUnpackedSize(wanted, packed.length, file)
  const bytes = await gunzipStart(packed, wanted, file, pauses)
  if (bytes.length < wanted)
    throw new DataError('The packed data end too early', { file, expected: `${wanted} bytes`, found: `${bytes.length} bytes` })
  return bytes
}

/** As many bytes of what a gzip file holds as there are, at most `most`. Throws DataError when it is damaged before them. */
export async function gunzipStart(packed: Uint8Array, most: number, file: string, pauses: Pauses): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(most)
  let filled = 0
  const stream = new Gunzip(chunk => {
    const rest = chunk.length > most - filled ? chunk.subarray(0, most - filled) : chunk
    bytes.set(rest, filled)
    filled += rest.length
  })
  for (let at = 0; at < packed.length && filled < most; at += step) {
    await pauses.take()
    try {
      // Never the last: what is cut off is told by how much came out of it.
      stream.push(packed.subarray(at, at + step), false)
    } catch (cause) {
      if (filled >= most) break
      const found = cause instanceof Error ? cause.message : String(cause)
      throw new DataError('The packed data are damaged', { file, offset: at, expected: `${most} bytes`, found, cause })
    }
  }
  return bytes.subarray(0, filled)
}

/** Unpacks zlib data that hold exactly `wanted` bytes; more are dropped. Throws DataError when there are fewer. */
export function inflateZlib(packed: Uint8Array, wanted: number, file: string): Uint8Array<ArrayBuffer> {
  checkUnpackedSize(wanted, packed.length, file)
  let bytes: Uint8Array
  try {
    bytes = unzlibSync(packed, { out: new Uint8Array(wanted) })
  } catch (cause) {
    throw new DataError('The packed data are damaged', { file, found: cause instanceof Error ? cause.message : String(cause), cause })
  }
  if (bytes.length < wanted)
    throw new DataError('The packed data end too early', { file, expected: `${wanted} bytes`, found: `${bytes.length} bytes` })
  return bytes as Uint8Array<ArrayBuffer>
}

/** Throws DataError when the packed bytes cannot become as many as a header says, or these are too many for any memory. */
export function checkUnpackedSize(wanted: number, packed: number, file: string, ratio = greatestRatio): void {
  if (wanted > packed * ratio)
    throw new DataError('The packed data are shorter than the header says', {
      file,
      expected: `${wanted} bytes`,
      found: `${packed} packed bytes, which hold at most ${packed * ratio}`,
    })
  if (wanted > mostBytes)
    throw new DataError('The packed data are refused for their size', {
      file,
      expected: `at most ${mostBytes} bytes`,
      found: `${wanted}`,
    })
}
