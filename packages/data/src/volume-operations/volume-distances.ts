import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { formatByName, type NumericArray, typeRange } from '../format.ts'
import { edgeVectors } from '../matrix.ts'
import { plainNumbers } from '../numbers.ts'
import { alongRow, nearestInColumn } from '../squared-distances.ts'
import { inBlocks, part, type Steps } from '../steps.ts'
import { add, length, type Vec2, type Vec3 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { rangeOf } from './range-of.ts'

export interface VolumeDistanceOptions {
  /** Voxels above it are features; `flip`: those below. */
  readonly threshold: number
  readonly flip: boolean
  /** The threshold is a share of the range of the type; floats are compared as they are. */
  readonly normalize: boolean
  /** Voxels of the result for one of the input. */
  readonly upsample: Vec3
  readonly scale: number
  readonly squared: boolean
  /** `diagonal`: from 0 to the diagonal of the box; `actual`: what the result holds; else the range itself. */
  readonly dataRange: 'diagonal' | 'actual' | Vec2
}

/**
 * Distances of voxels to the nearest feature in model space, as floats (processors-b spec 7.6): axis by axis (T. Saito, J.-I. Toriwaki:
 * "New algorithms for Euclidean distance transformation of an n-dimensional digitized picture", 1994). Right for boxes with right angles.
 * @throws DataError for several components.
 */
export function* volumeDistances(volume: Volume, array: NumericArray, options: VolumeDistanceOptions): Steps<Volume> {
  const { upsample, scale, squared, dataRange } = options
  const dimensions = volume.dimensions.map((count, axis) => count * (upsample[axis] as number)) as [number, number, number]
  const [width, height, depth] = dimensions
  const edges = edgeVectors(volume.modelMatrix)
  const perVoxel = dimensions.map((count, axis) => (length(edges[axis] as Vec3) / count) ** 2) as [number, number, number]
  const isFeature = features(volume, array, options)
  const distances = new Float32Array(width * height * depth)
  const rows = inBlocks(
    height * depth,
    first => {
      const [y, z] = [Math.trunc((first % height) / upsample[1]), Math.trunc(Math.trunc(first / height) / upsample[2])]
      const row = volume.dimensions[0] * (y + volume.dimensions[1] * z)
      const feature = (x: number): boolean => isFeature(row + Math.trunc(x / upsample[0]))
      alongRow(distances.subarray(first * width, (first + 1) * width), feature, perVoxel[0])
    },
    1,
  )
  yield* part(rows, 0, 0.2)
  const startInPlane = (line: number): number => (line % width) + Math.trunc(line / width) * width * height
  yield* part(
    alongLines(distances, { count: height, stride: width, lines: width * depth, startOf: startInPlane, perVoxel: perVoxel[1] }),
    0.2,
    0.55,
  )
  const through = { count: depth, stride: width * height, lines: width * height, startOf: (line: number) => line, perVoxel: perVoxel[2] }
  yield* part(alongLines(distances, through), 0.55, 0.9)
  yield* part(
    inBlocks(distances.length, (from, to) => {
      for (let i = from; i < to; i++) distances[i] = scale * (squared ? (distances[i] as number) : Math.sqrt(distances[i] as number))
    }),
    0.9,
    0.95,
  )
  const format = formatByName('FLOAT32')
  const diagonal = length(add(add(edges[0], edges[1]), edges[2]))
  const known: Vec2 | undefined =
    dataRange === 'diagonal' ? [0, squared ? diagonal ** 2 : diagonal] : dataRange === 'actual' ? undefined : dataRange
  const range = known ?? (yield* part(rangeOf(format, distances), 0.95, 1)) ?? [0, 0]
  const dataMap = { ...volume.dataMap, dataRange: range, valueRange: range }
  return changedVolume(volume, { dimensions, format, source: memory(distances), dataMap })
}

function features(
  { format }: Volume,
  array: NumericArray,
  { threshold, flip, normalize }: VolumeDistanceOptions,
): (voxel: number) => boolean {
  if (format.components > 1) throw new DataError('Distances are computed in volumes of one component', { found: format.name })
  const numbers = plainNumbers(format, array)
  const [low, high] = normalize && format.numericType !== 'float' ? typeRange(format) : [0, 1]
  const edge = low + threshold * (high - low)
  return flip ? voxel => (numbers[voxel] as number) < edge : voxel => (numbers[voxel] as number) > edge
}

interface Lines {
  /** Voxels of a line, and numbers from one to the next. */
  readonly count: number
  readonly stride: number
  readonly lines: number
  startOf(line: number): number
  readonly perVoxel: number
}

function* alongLines(distances: Float32Array, { count, stride, lines, startOf, perVoxel }: Lines): Steps<void> {
  const column = new Float32Array(count)
  yield* inBlocks(
    lines,
    line => {
      const start = startOf(line)
      for (let i = 0; i < count; i++) column[i] = distances[start + i * stride] as number
      for (let i = 0; i < count; i++) distances[start + i * stride] = nearestInColumn(column, i, perVoxel)
    },
    1,
  )
}
