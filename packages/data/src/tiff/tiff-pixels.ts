import { swapBytes } from '../byte-order.ts'
import { allocate, formatOf, type NumericArray, viewAs } from '../format.ts'
import type { Pauses } from '../pauses.ts'
import { unpackTiff } from './tiff-codecs.ts'
import type { TiffFile } from './tiff-directories.ts'
import { blockRows, type TiffPage } from './tiff-page.ts'

/** The numbers of a page, lowest row first. Throws DataError. */
export async function tiffPixels({ bytes, bigEndian }: TiffFile, page: TiffPage, file: string, pauses: Pauses): Promise<NumericArray> {
  const { width, height, format, blockWidth, blockHeight, samples, planar } = page
  const result = allocate(format, width * height)
  const across = Math.ceil(width / blockWidth)
  const down = Math.ceil(height / blockHeight)
  const inBlock = planar ? 1 : samples
  for (const [i, { offset, length }] of page.blocks.entries()) {
    await pauses.take()
    const [plane, place] = [Math.floor(i / (across * down)), i % (across * down)]
    const [left, top] = [(place % across) * blockWidth, Math.floor(place / across) * blockHeight]
    const rows = blockRows(page, i)
    const wanted = Math.ceil((blockWidth * inBlock * page.bits) / 8) * rows
    const packed = bytes.subarray(offset, offset + length)
    const numbers = numbersOf(unpackTiff(page.compression, packed, wanted, file), page, { rows, inBlock, bigEndian })
    const columns = Math.min(blockWidth, width - left)
    for (let y = 0; y < Math.min(rows, height - top); y++) {
      const row = page.bottomUp ? top + y : height - 1 - top - y
      const to = (row * width + left) * format.components
      const from = y * blockWidth * inBlock
      if (page.palette) copyPalette(numbers, from, columns, page.palette, result, to)
      else if (!planar) result.set(numbers.subarray(from, from + columns * samples) as never, to)
      else for (let x = 0; x < columns; x++) result[to + x * samples + plane] = numbers[from + x] as number & bigint
    }
  }
  if (page.inverted && format.numericType === 'uint' && format.bits <= 32) {
    const highest = 2 ** format.bits - 1
    for (let i = 0; i < result.length; i++) result[i] = (highest - (result[i] as number)) as number & bigint
  }
  return result
}

interface Block {
  readonly rows: number
  /** Samples of a pixel that lie side by side. */
  readonly inBlock: number
  readonly bigEndian: boolean
}

function numbersOf(bytes: Uint8Array, page: TiffPage, { rows, inBlock, bigEndian }: Block): NumericArray {
  const { bits, blockWidth, predictor } = page
  if (bits < 8) return unpackBits(bytes, blockWidth, rows, bits, page.palette !== undefined)
  const sample = page.palette ? formatOf('uint', 8, 1) : formatOf(page.format.numericType, bits, 1)
  if (predictor === 3) return viewAs(sample, gathered(bytes, blockWidth, rows, inBlock, bits / 8))
  const numbers = viewAs(sample, bits > 8 && bigEndian ? swapBytes(bytes, bits / 8) : bytes)
  return predictor === 2 ? summed(numbers, bits, rows, blockWidth * inBlock, inBlock) : numbers
}

/** Grey with 1 or 4 bits as 8 bits of the same lightness; entries of a palette as they are. */
function unpackBits(bytes: Uint8Array, width: number, rows: number, bits: number, isIndex: boolean): Uint8Array {
  const row = Math.ceil((width * bits) / 8)
  const highest = 2 ** bits - 1
  const step = isIndex ? 1 : 255 / highest
  const numbers = new Uint8Array(width * rows)
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < width; x++) {
      const byte = bytes[y * row + ((x * bits) >> 3)] as number
      numbers[y * width + x] = ((byte >> (8 - bits - ((x * bits) & 7))) & highest) * step
    }
  return numbers
}

/** Undoes differences between neighbours (TIFF 6.0, section 14), in the integers that have as many bits. */
function summed(numbers: NumericArray, bits: number, rows: number, rowLength: number, step: number): NumericArray {
  const integers = viewAs(formatOf('uint', bits, 1), new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)).slice()
  for (let row = 0; row < rows; row++)
    for (let i = row * rowLength + step; i < (row + 1) * rowLength; i++)
      integers[i] = ((integers[i] as number) + (integers[i - step] as number)) as number & bigint
  const Target = numbers.constructor as new (buffer: ArrayBufferLike) => NumericArray
  return new Target(integers.buffer)
}

/** Undoes the predictor of floats (Adobe Photoshop TIFF technical note 3): differences of bytes, highest bytes of a row first. */
function gathered(bytes: Uint8Array, width: number, rows: number, step: number, size: number): Uint8Array {
  const count = width * step
  const result = new Uint8Array(bytes.length)
  const row = new Uint8Array(count * size)
  for (let y = 0; y < rows; y++) {
    row.set(bytes.subarray(y * row.length, (y + 1) * row.length))
    for (let i = step; i < row.length; i++) row[i] = (row[i] as number) + (row[i - step] as number)
    for (let i = 0; i < count; i++)
      for (let byte = 0; byte < size; byte++) result[y * row.length + i * size + size - 1 - byte] = row[byte * count + i] as number
  }
  return result
}

function copyPalette(
  indices: NumericArray,
  from: number,
  count: number,
  palette: readonly number[],
  result: NumericArray,
  to: number,
): void {
  const entries = palette.length / 3
  for (let x = 0; x < count; x++)
    for (let c = 0; c < 3; c++)
      result[to + x * 3 + c] = ((palette[(indices[from + x] as number) + c * entries] as number) >> 8) as number & bigint
}
