import { DataError } from '../errors.ts'
import { checkUnpackedSize, inflateZlib } from '../inflate.ts'
import type { TiffCompression } from './tiff-page.ts'

/** The `wanted` bytes that a strip or tile holds; more are dropped. Throws DataError when there are fewer. */
export function unpackTiff(compression: TiffCompression, packed: Uint8Array, wanted: number, file: string): Uint8Array {
  if (compression === 'deflate') return inflateZlib(packed, wanted, file)
  const bytes =
    compression === 'none' ? packed.subarray(0, wanted) : compression === 'lzw' ? lzw(packed, wanted, file) : packBits(packed, wanted, file)
  if (bytes.length < wanted)
    throw new DataError('A part of the image is too short', { file, expected: `${wanted} bytes`, found: `${bytes.length} bytes` })
  return bytes
}

/** TIFF 6.0, section 9. */
function packBits(packed: Uint8Array, wanted: number, file: string): Uint8Array {
  checkUnpackedSize(wanted, packed.length, file, 64)
  const bytes = new Uint8Array(wanted)
  let [from, to] = [0, 0]
  while (from + 1 < packed.length && to < wanted) {
    const count = packed[from++] as number
    if (count < 128) {
      bytes.set(packed.subarray(from, Math.min(from + count + 1, from + wanted - to)), to)
      to += Math.min(count + 1, packed.length - from)
      from += count + 1
    } else if (count > 128) {
      bytes.fill(packed[from++] as number, to, to + 257 - count)
      to += 257 - count
    }
  }
  return bytes.subarray(0, Math.min(to, wanted))
}

const [clearCode, endCode, mostCodes] = [256, 257, 4096]

/** TIFF 6.0, section 13: codes of 9 to 12 bits, highest bit first, that become longer one code early. */
function lzw(packed: Uint8Array, wanted: number, file: string): Uint8Array {
  checkUnpackedSize(wanted, packed.length, file, 3641)
  const bytes = new Uint8Array(wanted)
  // What a code stands for was written before: it is told by its place and length there.
  const places = new Uint32Array(mostCodes)
  const lengths = new Uint16Array(mostCodes)
  let next = 258
  let width = 9
  let previous = -1
  let previousPlace = 0
  let previousLength = 0
  let from = 0
  let bits = 0
  let held = 0
  let to = 0
  while (to < wanted) {
    while (bits < width) {
      if (from >= packed.length) return bytes.subarray(0, to)
      held = ((held << 8) | (packed[from++] as number)) & 0xffffff
      bits += 8
    }
    const code = (held >> (bits - width)) & ((1 << width) - 1)
    bits -= width
    if (code === endCode) break
    if (code === clearCode) {
      next = 258
      width = 9
      previous = -1
      continue
    }
    if (code > next || (code === next && previous < 0))
      throw new DataError('The packed data are damaged', { file, expected: `codes up to ${next}`, found: `${code}` })
    if (previous >= 0 && next < mostCodes) {
      // The byte after the last string is the first one of this string, also where the two are one.
      places[next] = previousPlace
      lengths[next++] = previousLength + 1
    }
    previous = code
    previousPlace = to
    if (code < 256) {
      bytes[to++] = code
      previousLength = 1
    } else {
      const start = places[code] as number
      previousLength = lengths[code] as number
      for (let i = start; i < start + previousLength; i++) bytes[to++] = bytes[i] as number
    }
    if (next >= (1 << width) - 1 && width < 12) width++
  }
  return bytes.subarray(0, Math.min(to, wanted))
}
