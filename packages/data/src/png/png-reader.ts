import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png'
import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { formatOf } from '../format.ts'
import { Layer } from '../layer.ts'
import { imageSwizzle } from '../sampling.ts'
import { checkPngContent } from './check-content.ts'
import { flipRows } from './rows.ts'

/** Reads a PNG as UINT8 or UINT16 with 1 to 4 channels; the file's last row becomes row 0. Throws DataError. */
export function readPng(bytes: Uint8Array, name: string): Layer {
  checkSize(bytes, name)
  const image = decodeChecked(bytes, name)
  const { data, channels } = withWholeChannels(image)
  return new Layer({
    dimensions: [image.width, image.height],
    format: formatOf('uint', data.BYTES_PER_ELEMENT * 8, channels),
    source: memory(flipRows(data, image.width * channels)),
    swizzle: image.palette ? 'rgb1' : imageSwizzle(channels),
  })
}

/** Before anything is inflated: the first chunk says how large the image is. */
function checkSize(bytes: Uint8Array, file: string): void {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  if (!signature.every((byte, i) => bytes[i] === byte)) throw new DataError('This is no PNG file', { file, offset: 0 })
  if (bytes.length < 33) throw new DataError('The file ends inside its header', { file, offset: bytes.length })
  checkPngContent(bytes, file)
}

function decodeChecked(bytes: Uint8Array, file: string): DecodedPng {
  try {
    return decode(bytes, { checkCrc: true })
  } catch (cause) {
    throw new DataError('The image cannot be decoded', { file, found: cause instanceof Error ? cause.message : String(cause), cause })
  }
}

function withWholeChannels(image: DecodedPng): { data: Uint8Array | Uint16Array; channels: number } {
  const { width, height, depth, channels } = image
  if (image.palette) return { data: convertIndexedToRgb(image), channels: image.palette[0]?.length ?? 3 }
  if (depth < 8) return { data: unpackGrey(image.data, width, height, depth), channels: 1 }
  return { data: image.data instanceof Uint16Array ? image.data : new Uint8Array(image.data), channels }
}

/** Grey with 1, 2 or 4 bits a pixel, rows padded to bytes, as full 8-bit grey. */
function unpackGrey(packed: ArrayLike<number>, width: number, height: number, depth: number): Uint8Array {
  const grey = new Uint8Array(width * height)
  const rowBytes = Math.ceil((width * depth) / 8)
  const highest = 2 ** depth - 1
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const bit = x * depth
      const byte = packed[y * rowBytes + (bit >> 3)] as number
      grey[y * width + x] = (((byte >> (8 - depth - (bit & 7))) & highest) * 255) / highest
    }
  return grey
}
