import { memory } from '../array-source.ts'
import { formatOf } from '../format.ts'
import { Layer } from '../layer.ts'
import { imageSwizzle } from '../sampling.ts'
import { type BmpHeader, parseBmpHeader } from './bmp-header.ts'

/** Reads a BMP as UINT8 with 3 channels, or 4 where it has alpha; its lowest row becomes row 0. Throws DataError. */
export function readBmp(bytes: Uint8Array, name: string): Layer {
  const header = parseBmpHeader(bytes, name)
  const { width, height, topDown } = header
  const channels = header.masks[3] === 0 || header.bits <= 8 ? 3 : 4
  const pixels = new Uint8Array(width * height * channels)
  const indices = header.packed ? unpackedRuns(bytes, header) : undefined
  for (let y = 0; y < height; y++) {
    const to = (topDown ? height - 1 - y : y) * width * channels
    if (header.bits <= 8) paletteRow(bytes, header, y, indices, pixels, to)
    else colorRow(bytes, header, y, pixels, to)
  }
  return new Layer({
    dimensions: [width, height],
    format: formatOf('uint', 8, channels),
    source: memory(pixels),
    swizzle: imageSwizzle(channels),
  })
}

const rowBytes = ({ width, bits }: BmpHeader): number => Math.ceil((width * bits) / 32) * 4

/** Entries that are missing in the palette are black. */
function paletteRow(
  bytes: Uint8Array,
  header: BmpHeader,
  y: number,
  indices: Uint8Array | undefined,
  pixels: Uint8Array,
  to: number,
): void {
  const { width, bits, palette, paletteStep, dataStart } = header
  const start = dataStart + y * rowBytes(header)
  for (let x = 0; x < width; x++) {
    const bit = x * bits
    const byte = bytes[start + (bit >> 3)] as number
    const index = indices ? (indices[y * width + x] as number) : (byte >> (8 - bits - (bit & 7))) & (2 ** bits - 1)
    for (let c = 0; c < 3; c++) pixels[to + x * 3 + c] = palette[index * paletteStep + 2 - c] ?? 0
  }
}

function colorRow(bytes: Uint8Array, header: BmpHeader, y: number, pixels: Uint8Array, to: number): void {
  const { width, bits, masks, dataStart } = header
  const size = bits / 8
  const channels = masks[3] === 0 ? 3 : 4
  const parts = masks.slice(0, channels).map(mask => {
    // The number of zeros after the lowest bit that is set.
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask)
    return { mask, shift, highest: mask >>> shift }
  })
  for (let x = 0; x < width; x++) {
    const at = dataStart + y * rowBytes(header) + x * size
    let value = 0
    for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] as number)
    for (const [c, { mask, shift, highest }] of parts.entries())
      pixels[to + x * channels + c] = highest === 0 ? 0 : Math.round((((value & mask) >>> shift) * 255) / highest)
  }
}

/** Runs of pixels: a count and a value, or 0 and an order (end of row, end, move, or so many single pixels). */
function unpackedRuns(bytes: Uint8Array, { width, height, bits, dataStart }: BmpHeader): Uint8Array {
  const indices = new Uint8Array(width * height)
  let [x, y] = [0, 0]
  const put = (index: number): void => {
    if (x < width && y < height) indices[y * width + x] = index
    x++
  }
  const nth = (value: number, i: number): number => (bits === 8 ? value : i % 2 === 0 ? value >> 4 : value & 15)
  for (let at = dataStart; at + 1 < bytes.length && y < height; ) {
    const [count, value] = [bytes[at] as number, bytes[at + 1] as number]
    at += 2
    if (count > 0) for (let i = 0; i < count; i++) put(nth(value, i))
    else if (value === 0) [x, y] = [0, y + 1]
    else if (value === 1) break
    else if (value === 2) {
      x += bytes[at] ?? 0
      y += bytes[at + 1] ?? 0
      at += 2
    } else {
      for (let i = 0; i < value; i++) put(nth(bytes[at + (bits === 8 ? i : i >> 1)] ?? 0, i))
      at += Math.ceil((bits === 8 ? value : value / 2) / 2) * 2
    }
  }
  return indices
}
