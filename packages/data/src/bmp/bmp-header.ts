import { DataError } from '../errors.ts'
import { checkImageSize } from '../image-size.ts'

export interface BmpHeader {
  readonly width: number
  readonly height: number
  /** The first row in the file is the highest one. */
  readonly topDown: boolean
  /** Of a pixel: 1, 4 or 8 with a palette, 16, 24 or 32. */
  readonly bits: number
  /** How runs of pixels of 4 or 8 bits are packed; see `readBmp`. */
  readonly packed: boolean
  /** Bits of red, green, blue and alpha. */
  readonly masks: readonly [number, number, number, number]
  /** Blue, green, red and a byte that means nothing, for each entry; empty without a palette. */
  readonly palette: Uint8Array
  /** Bytes of an entry of the palette. */
  readonly paletteStep: 3 | 4
  readonly dataStart: number
}

/** Reads the header of a BMP file of any version. Throws DataError when it contradicts itself or the length of the file. */
export function parseBmpHeader(bytes: Uint8Array, file: string): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes[0] !== 0x42 || bytes[1] !== 0x4d)
    throw new DataError('This is no BMP file', {
      file,
      offset: 0,
      expected: 'BM',
      found: JSON.stringify(new TextDecoder('latin1').decode(bytes.subarray(0, 2))),
    })
  if (bytes.length < 26) throw new DataError('The file ends inside its header', { file, offset: bytes.length })
  const size = view.getUint32(14, true)
  const old = size === 12
  if ((!old && size < 40) || 14 + size > bytes.length)
    throw new DataError('The header has a wrong size', {
      file,
      offset: 14,
      expected: `12, or 40 to ${bytes.length - 14}`,
      found: `${size}`,
    })
  const [width, signedHeight] = old
    ? [view.getUint16(18, true), view.getUint16(20, true)]
    : [view.getInt32(18, true), view.getInt32(22, true)]
  const height = Math.abs(signedHeight)
  checkImageSize(width, height, file, 18)
  const bits = view.getUint16(old ? 24 : 28, true)
  const compression = old ? 0 : view.getUint32(30, true)
  const usual = compression === 0 || compression === 3 || compression === 6
  const packed = (compression === 1 && bits === 8) || (compression === 2 && bits === 4)
  if (![1, 4, 8, 16, 24, 32].includes(bits) || !(usual || packed))
    throw new DataError('Pixels of this kind are not supported', {
      file,
      offset: 28,
      expected: '1, 4, 8, 16, 24 or 32 bits',
      found: `${bits} bits, compression ${compression}`,
    })
  const dataStart = view.getUint32(10, true)
  const row = Math.ceil((width * bits) / 32) * 4
  const needed = packed ? 0 : row * height
  if (dataStart + needed > bytes.length || dataStart < 14 + size)
    throw new DataError('The file is shorter than its header says', {
      file,
      offset: dataStart,
      expected: `${dataStart + needed} bytes`,
      found: `${bytes.length} bytes`,
    })
  const paletteStep = old ? 3 : 4
  const paletteStart = 14 + size + (size === 40 && compression === 3 ? 12 : size === 40 && compression === 6 ? 16 : 0)
  const colors = bits > 8 ? 0 : (!old && view.getUint32(46, true)) || 2 ** bits
  return {
    ...{ width, height, topDown: signedHeight < 0, bits, packed, paletteStep, dataStart },
    masks: masksOf(view, { size, bits, compression }),
    palette: bytes.subarray(paletteStart, Math.min(dataStart, paletteStart + Math.min(colors, 256) * paletteStep)),
  }
}

function masksOf(view: DataView, { size, bits, compression }: { size: number; bits: number; compression: number }): BmpHeader['masks'] {
  if ((compression === 3 || compression === 6) && view.byteLength >= 70) {
    const mask = (i: number): number => view.getUint32(54 + i * 4, true)
    return [mask(0), mask(1), mask(2), size >= 56 || compression === 6 ? mask(3) : 0]
  }
  return bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0]
}
