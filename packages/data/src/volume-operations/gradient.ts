import { memory } from '../array-source.ts'
import { normalized } from '../data-map.ts'
import { formatOf, type NumericArray } from '../format.ts'
import { transformDirection } from '../matrix.ts'
import type { Steps } from '../steps.ts'
import type { Vec3 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { eachVoxel } from './each-voxel.ts'
import { VoxelSampler } from './voxel-sampler.ts'

export interface GradientOptions {
  readonly channel: number
  /** Whether a fourth component holds the value, from -1 at the start of the data range to 1 at its end. */
  readonly withValue: boolean
}

/**
 * The gradient of a normalised channel along the axes of world space, by central differences over one voxel (core spec 6.3,
 * processors-b spec 7.1), as floats with the data range -1..1.
 */
export function* gradient(volume: Volume, array: NumericArray, { channel, withValue }: GradientOptions): Steps<Volume> {
  const components = withValue ? 4 : 3
  const result = new Float32Array(volume.voxels * components)
  const { dataRange } = volume.dataMap
  const sampler = new VoxelSampler(volume, array)
  const slopes = centralDifferences(volume, sampler, channel)
  const inRange = dataRange[1] === dataRange[0] ? 0 : 1 / (dataRange[1] - dataRange[0])
  yield* eachVoxel(volume.dimensions, (x, y, z, i) => {
    for (let axis = 0; axis < 3; axis++) result[i * components + axis] = (slopes[axis] as Slope)(x, y, z) * inRange
    if (withValue) result[i * 4 + 3] = 2 * normalized(sampler.voxel(x, y, z, channel), dataRange) - 1
  })
  return changedVolume(volume, {
    format: formatOf('float', 32, components),
    source: memory(result),
    dataMap: { ...volume.dataMap, dataRange: [-1, 1] },
  })
}

/** The length of the gradient, as floats with the data range 0..1. */
export function* gradientMagnitude(volume: Volume, array: NumericArray, channel: number): Steps<Volume> {
  const result = new Float32Array(volume.voxels)
  const [low, high] = volume.dataMap.dataRange
  const inRange = high === low ? 0 : 1 / (high - low)
  const [alongX, alongY, alongZ] = centralDifferences(volume, new VoxelSampler(volume, array), channel)
  yield* eachVoxel(volume.dimensions, (x, y, z, i) => {
    result[i] = Math.hypot(alongX(x, y, z), alongY(x, y, z), alongZ(x, y, z)) * Math.abs(inRange)
  })
  return changedVolume(volume, {
    format: formatOf('float', 32, 1),
    source: memory(result),
    dataMap: { ...volume.dataMap, dataRange: [0, 1] },
  })
}

export type Slope = (x: number, y: number, z: number) => number

/** The slope of a channel's stored numbers along each world axis, at a voxel. */
function centralDifferences(volume: Volume, sampler: VoxelSampler, channel: number): readonly [Slope, Slope, Slope] {
  const { world, texture } = volume.gradientSpacing
  const slope = (axis: 0 | 1 | 2): Slope => {
    // In a box along the axes a step is one voxel, but for rounding.
    const [i, j, k] = transformDirection(volume.indexFromTexture, texture[axis]).map(snapped) as unknown as Vec3
    const per = 1 / (2 * world[axis])
    if (![i, j, k].every(Number.isInteger))
      return (x, y, z) => (sampler.at([x + i, y + j, z + k], channel) - sampler.at([x - i, y - j, z - k], channel)) * per
    return (x, y, z) => (sampler.voxel(x + i, y + j, z + k, channel) - sampler.voxel(x - i, y - j, z - k, channel)) * per
  }
  return [slope(0), slope(1), slope(2)]
}

function snapped(steps: number): number {
  const whole = Math.round(steps)
  return Math.abs(steps - whole) < 1e-6 ? whole : steps
}
