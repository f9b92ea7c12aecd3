/// <reference path="./omggif.d.ts" />
import { GifReader } from 'omggif'
import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { formatByName } from '../format.ts'
import { checkImageSize } from '../image-size.ts'
import { Layer } from '../layer.ts'
import { flipRows } from '../png/rows.ts'

/** Reads the first picture of a GIF as Vec4UINT8; the file's last row becomes row 0. Throws DataError. */
export function readGif(bytes: Uint8Array, name: string): Layer {
  const signature = new TextDecoder('latin1').decode(bytes.subarray(0, 6))
  if (!/^GIF8[79]a$/.test(signature))
    throw new DataError('This is no GIF file', { file: name, offset: 0, expected: 'GIF87a or GIF89a', found: JSON.stringify(signature) })
  if (bytes.length < 13) throw new DataError('The file ends inside its header', { file: name, offset: bytes.length })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)]
  checkImageSize(width, height, name, 6)
  return new Layer({
    dimensions: [width, height],
    format: formatByName('Vec4UINT8'),
    source: memory(flipRows(decoded(bytes, width, height, name), width * 4)),
  })
}

function decoded(bytes: Uint8Array, width: number, height: number, file: string): Uint8Array {
  try {
    const reader = new GifReader(bytes)
    const frame = reader.frameInfo(0)
    // The decoder writes outside of the picture otherwise.
    if (frame.x + frame.width > width || frame.y + frame.height > height)
      throw new Error(`a picture of ${frame.width} x ${frame.height} at ${frame.x}, ${frame.y} in ${width} x ${height}`)
    const pixels = new Uint8Array(width * height * 4)
    reader.decodeAndBlitFrameRGBA(0, pixels)
    return pixels
  } catch (cause) {
    throw new DataError('The image cannot be decoded', { file, found: cause instanceof Error ? cause.message : String(cause), cause })
  }
}
