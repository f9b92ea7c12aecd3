import { Unzlib } from 'fflate'
import { DataError } from '../errors.ts'
import { checkImageSize } from '../image-size.ts'
import { greatestRatio } from '../inflate.ts'
import { pngChunks } from './chunks.ts'

/** Bytes that the decoder may make without being watched. */
const harmless = 2 ** 28
const mostFrames = 10_000
const step = 2 ** 16
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Before anything is allocated: whether the file holds a picture of a size that is decoded, and no more than that. Throws DataError. */
export function checkPngContent(bytes: Uint8Array, file: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  checkImageSize(width, height, file, 16)
  const parts: Uint8Array[] = []
  for (const { type, data, offset } of pngChunks(bytes, file)) {
    if (type === 'IDAT') parts.push(data)
    if (type === 'acTL' && data.length >= 4 && view.getUint32(offset + 8) > mostFrames)
      throw new DataError('The animation has too many pictures', {
        file,
        offset,
        expected: `at most ${mostFrames}`,
        found: `${view.getUint32(offset + 8)}`,
      })
  }
  const packed = parts.reduce((sum, part) => sum + part.length, 0)
  if (packed * greatestRatio <= harmless) return
  const bits = (bytes[24] as number) * (channelsOf[bytes[25] as number] ?? 4)
  // Rows begin with a byte for their filter; interlaced pictures have up to twice as many.
  checkUnpacked(parts, 2 * (Math.ceil((width * bits) / 8) + 1) * height + 1024, file)
}

/** The decoder keeps all that comes out of the packed pixels, however much that is. */
function checkUnpacked(parts: readonly Uint8Array[], most: number, file: string): void {
  let unpacked = 0
  const stream = new Unzlib(chunk => {
    unpacked += chunk.length
  })
  for (const part of parts)
    for (let at = 0; at < part.length; at += step) {
      try {
        stream.push(part.subarray(at, at + step), false)
      } catch {
        // What is damaged, the decoder says.
        return
      }
      if (unpacked > most)
        throw new DataError('The image holds more than its size', { file, expected: `at most ${most} bytes`, found: 'more' })
    }
}
