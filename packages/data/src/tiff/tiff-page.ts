import { DataError } from '../errors.ts'
import { type DataFormat, formatOf, type NumericType } from '../format.ts'
import { checkImageSize } from '../image-size.ts'
import { checkUnpackedSize, greatestRatio } from '../inflate.ts'
import type { Vec2 } from '../vector.ts'
import type { TiffDirectory } from './tiff-directories.ts'

const compressions = new Map([
  [1, 'none'],
  [5, 'lzw'],
  [8, 'deflate'],
  [32946, 'deflate'],
  [32773, 'packbits'],
] as const)
export type TiffCompression = 'none' | 'lzw' | 'deflate' | 'packbits'

const unsupportedCompressions = new Map([
  [2, 'CCITT'],
  [3, 'CCITT'],
  [4, 'CCITT'],
  [6, 'JPEG'],
  [7, 'JPEG'],
  [34712, 'JPEG 2000'],
  [50000, 'Zstandard'],
])
/** Bytes that one packed byte becomes at most: LZW makes at most 4096 bytes of a code of 9 bits and more; PackBits 128 of two bytes. */
export const greatestRatios = { none: 1, lzw: 3641, deflate: greatestRatio, packbits: 64 } as const

/** A strip or tile, where it lies in the file. */
export interface TiffBlock {
  readonly offset: number
  readonly length: number
}

/** What one page of a TIFF file holds, checked. */
export interface TiffPage {
  readonly width: number
  readonly height: number
  /** Of a pixel as it is handed out. */
  readonly format: DataFormat
  /** Bits of one sample in the file; 1 and 4 become 8. */
  readonly bits: number
  readonly samples: number
  readonly compression: TiffCompression
  readonly predictor: number
  /** Samples lie in planes of their own. */
  readonly planar: boolean
  readonly blockWidth: number
  readonly blockHeight: number
  readonly blocks: readonly TiffBlock[]
  /** 0 is white. */
  readonly inverted: boolean
  /** Red, green and blue of all entries, 16 bits each. */
  readonly palette: readonly number[] | undefined
  /** The first row in the file is the lowest one. */
  readonly bottomUp: boolean
  /** Pixels per unit, 1 where the file says none. */
  readonly resolution: Vec2
  readonly perCentimetre: boolean
  /** A smaller copy of another page. */
  readonly isThumbnail: boolean
}

const tag = {
  ...{ subfile: 254, width: 256, height: 257, bits: 258, compression: 259, photometric: 262, fillOrder: 266, stripOffsets: 273 },
  ...{ orientation: 274, samples: 277, rowsPerStrip: 278, stripLengths: 279, xResolution: 282, yResolution: 283, planar: 284 },
  ...{ resolutionUnit: 296, predictor: 317, palette: 320, tileWidth: 322, tileHeight: 323, tileOffsets: 324, tileLengths: 325 },
  sampleFormat: 339,
} as const

/** Throws DataError that names what is wrong or not supported, before anything is allocated. */
export function describeTiffPage(directory: TiffDirectory, fileLength: number, file: string): TiffPage {
  const [width, height] = [directory.number(tag.width, 0), directory.number(tag.height, 0)]
  checkImageSize(width, height, file)
  const samples = directory.number(tag.samples, 1)
  const photometric = directory.number(tag.photometric, 1)
  const bits = bitsOf(directory, samples, file)
  const palette = photometric === 3 ? directory.numbers(tag.palette) : undefined
  checkColors(photometric, samples, bits, palette, file)
  const compression = compressionOf(directory, file)
  const planar = directory.number(tag.planar, 1) === 2 && samples > 1
  const blocks = blocksOf(directory, { width, height, planes: planar ? samples : 1 }, fileLength, file)
  const format = palette ? formatOf('uint', 8, 3) : formatOf(numericType(directory, file), Math.max(8, bits), samples)
  checkLengths({ width, height, bits, samples: planar ? 1 : samples, compression, ...blocks }, file)
  const predictor = directory.number(tag.predictor, 1)
  if (![1, 2, 3].includes(predictor) || (predictor > 1 && bits < 8))
    throw new DataError('This predictor is not supported', { file, expected: '1 to 3', found: `${predictor} with ${bits} bits` })
  const resolutionOf = (of: number): number => {
    const value = directory.number(of, 1)
    return Number.isFinite(value) && value > 0 ? value : 1
  }
  return {
    ...{ width, height, format, bits, samples, compression, predictor, planar, palette, ...blocks },
    inverted: photometric === 0,
    bottomUp: directory.number(tag.orientation, 1) === 4,
    resolution: [resolutionOf(tag.xResolution), resolutionOf(tag.yResolution)],
    perCentimetre: directory.number(tag.resolutionUnit, 2) === 3,
    isThumbnail: (directory.number(tag.subfile, 0) & 1) === 1,
  }
}

function bitsOf(directory: TiffDirectory, samples: number, file: string): number {
  const all = directory.numbers(tag.bits) ?? [1]
  const [bits = 0] = all
  if (!(samples >= 1 && samples <= 4))
    throw new DataError('Pixels have too many samples', { file, expected: '1 to 4', found: `${samples}` })
  if (all.some(other => other !== bits) || ![1, 4, 8, 16, 32, 64].includes(bits))
    throw new DataError('Samples of this size are not supported', {
      file,
      expected: '1, 4, 8, 16, 32 or 64 bits, all alike',
      found: all.slice(0, 8).join(' ') || 'none',
    })
  return bits
}

function checkColors(photometric: number, samples: number, bits: number, palette: readonly number[] | undefined, file: string): void {
  if (photometric < 0 || photometric > 3)
    throw new DataError('Colours of this kind are not supported', {
      file,
      expected: 'grey, RGB or a palette',
      found: `photometric interpretation ${photometric}`,
    })
  if (bits < 8 && samples > 1)
    throw new DataError('Samples of this size are not supported', { file, expected: '8 bits or more', found: `${bits}` })
  if (photometric === 3 && (samples !== 1 || bits > 8 || palette?.length !== 3 * 2 ** bits))
    throw new DataError('The palette is wrong', { file, expected: `${3 * 2 ** bits} numbers`, found: `${palette?.length ?? 0}` })
}

function compressionOf(directory: TiffDirectory, file: string): TiffCompression {
  const number = directory.number(tag.compression, 1) as 1
  const found = compressions.get(number)
  if (!found)
    throw new DataError(`Images that are packed by ${unsupportedCompressions.get(number) ?? 'this method'} are not supported`, {
      file,
      expected: 'none, LZW, deflate or PackBits',
      found: `compression ${number}`,
    })
  if (directory.number(tag.fillOrder, 1) !== 1) throw new DataError('Bits in reverse order are not supported', { file })
  return found
}

const sampleFormats = new Map<number, NumericType>([
  [1, 'uint'],
  [2, 'int'],
  [3, 'float'],
  [4, 'uint'],
])

function numericType(directory: TiffDirectory, file: string): NumericType {
  const [kind = 1, ...others] = directory.numbers(tag.sampleFormat) ?? []
  const bits = directory.number(tag.bits, 1)
  const found = sampleFormats.get(kind)
  if (!found || others.some(other => other !== kind) || (found === 'float' && bits < 16) || (found === 'int' && bits < 8))
    throw new DataError('Numbers of this kind are not supported', {
      file,
      expected: 'integers or floats',
      found: `sample format ${kind} with ${bits} bits`,
    })
  return found
}

type Blocks = Pick<TiffPage, 'blockWidth' | 'blockHeight' | 'blocks'>

function blocksOf(
  directory: TiffDirectory,
  { width, height, planes }: { width: number; height: number; planes: number },
  fileLength: number,
  file: string,
): Blocks {
  const tiled = directory.numbers(tag.tileOffsets) !== undefined
  const blockWidth = tiled ? directory.number(tag.tileWidth, 0) : width
  const blockHeight = tiled ? directory.number(tag.tileHeight, 0) : Math.min(height, directory.number(tag.rowsPerStrip, height))
  if (!(blockWidth > 0 && blockHeight > 0)) throw new DataError('The tiles have no size', { file, found: `${blockWidth} x ${blockHeight}` })
  checkImageSize(blockWidth, blockHeight, file)
  const offsets = directory.numbers(tiled ? tag.tileOffsets : tag.stripOffsets) ?? []
  const lengths = directory.numbers(tiled ? tag.tileLengths : tag.stripLengths) ?? []
  const count = Math.ceil(width / blockWidth) * Math.ceil(height / blockHeight) * planes
  if (offsets.length !== count || lengths.length !== count)
    throw new DataError('The parts of the image do not fill it', {
      file,
      expected: `${count} parts of ${blockWidth} x ${blockHeight} pixels`,
      found: `${offsets.length} places, ${lengths.length} lengths`,
    })
  const blocks = offsets.map((offset, i) => ({ offset, length: lengths[i] as number }))
  for (const { offset, length } of blocks)
    if (offset + length > fileLength)
      throw new DataError('A part of the image lies outside of the file', {
        file,
        offset,
        expected: `${offset + length} bytes`,
        found: `${fileLength} bytes`,
      })
  return { blockWidth, blockHeight, blocks }
}

type Shape = Pick<TiffPage, 'width' | 'height' | 'blockWidth' | 'blockHeight'>

/** Rows of a block that are stored. Strips end with the image; so do tiles that are as wide as it, of which the rest is not needed. */
export function blockRows({ width, height, blockWidth, blockHeight }: Shape, block: number): number {
  if (blockWidth !== width) return blockHeight
  const down = Math.ceil(height / blockHeight)
  return Math.min(blockHeight, height - (block % down) * blockHeight)
}

function checkLengths(page: Shape & Blocks & Pick<TiffPage, 'bits' | 'samples' | 'compression'>, file: string): void {
  const row = Math.ceil((page.blockWidth * page.samples * page.bits) / 8)
  for (const [i, { offset, length }] of page.blocks.entries()) {
    const wanted = row * blockRows(page, i)
    if (page.compression === 'none' && length < wanted)
      throw new DataError('A part of the image is too short', { file, offset, expected: `${wanted} bytes`, found: `${length} bytes` })
    checkUnpackedSize(wanted, length, file, greatestRatios[page.compression])
  }
}
