import { memory } from './array-source.ts'
import { DataError } from './errors.ts'
import { readFilePart } from './file-source.ts'
import type { Files } from './files.ts'
import type { DataFormat } from './format.ts'
import { finiteRange } from './histogram.ts'
import { basisFromSpacing } from './spaces.ts'
import type { Vec2, Vec3 } from './vector.ts'
import { Volume } from './volume.ts'

/** What a raw file cannot say about itself. */
export interface RawDescription {
  readonly dimensions: Vec3
  readonly format: DataFormat
  /** Default 0. */
  readonly byteOffset?: number
  /** Default false. */
  readonly bigEndian?: boolean
  /** Default the range of the voxels. */
  readonly dataRange?: Vec2
  /** Default the data range. */
  readonly valueRange?: Vec2
  readonly valueUnit?: string
  /** Distance between voxels; default 0.01. */
  readonly spacing?: Vec3
}

/** Reads voxels from a `.raw` file, centred about the origin. Throws DataError when the file is too short. */
export async function readRaw(path: string, files: Files, description: RawDescription): Promise<Volume> {
  const { dimensions, format, byteOffset = 0, bigEndian = false, spacing = [0.01, 0.01, 0.01] } = description
  if (!dimensions.every(n => Number.isSafeInteger(n) && n > 0))
    throw new DataError('The dimensions of a volume are positive whole numbers', { file: path, found: dimensions.join(' x ') })
  if (!Number.isSafeInteger(byteOffset) || byteOffset < 0)
    throw new DataError('The offset is a count of bytes', { file: path, found: `${byteOffset}` })
  const elements = dimensions[0] * dimensions[1] * dimensions[2]
  const array = await readFilePart(files, { path, offset: byteOffset, elements, format, bigEndian })
  const dataRange = description.dataRange ?? finiteRange(format, array) ?? [0, 1]
  return new Volume({
    dimensions,
    format,
    source: memory(array),
    modelMatrix: basisFromSpacing(dimensions, spacing),
    dataMap: { dataRange, valueRange: description.valueRange ?? dataRange, valueAxis: { name: '', unit: description.valueUnit ?? '' } },
  })
}
