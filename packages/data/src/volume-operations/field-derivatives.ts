import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { formatOf, type NumericArray } from '../format.ts'
import { part, type Steps } from '../steps.ts'
import { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { eachVoxel } from './each-voxel.ts'
import { rangeOf } from './range-of.ts'
import { WorldDifferences } from './world-differences.ts'

type Derivative = (field: WorldDifferences, x: number, y: number, z: number) => readonly number[]

/**
 * The curl of a field of three components in world space, as three floats; outside of the box the field is 0 (processors-b spec 7.2).
 * @throws DataError for other components.
 */
export function* curl(volume: Volume, array: NumericArray): Steps<Volume> {
  return yield* derivative(volume, array, 3, (field, x, y, z) => {
    const d = (channel: number, axis: 0 | 1 | 2): number => field.slope(x, y, z, channel, axis)
    return [d(2, 1) - d(1, 2), d(0, 2) - d(2, 0), d(1, 0) - d(0, 1)]
  })
}

/** The divergence of such a field, as one float. @throws DataError for other components. */
export function* divergence(volume: Volume, array: NumericArray): Steps<Volume> {
  return yield* derivative(volume, array, 1, (field, x, y, z) => [
    field.slope(x, y, z, 0, 0) + field.slope(x, y, z, 1, 1) + field.slope(x, y, z, 2, 2),
  ])
}

function* derivative(volume: Volume, array: NumericArray, components: 1 | 3, at: Derivative): Steps<Volume> {
  if (volume.format.components !== 3)
    throw new DataError('The volume is no field of vectors', { expected: 'three components', found: volume.format.name })
  const result = new Float32Array(volume.voxels * components)
  const field = new WorldDifferences(volume, array)
  const voxels = eachVoxel(volume.dimensions, (x, y, z, i) => {
    result.set(at(field, x, y, z), i * components)
  })
  yield* part(voxels, 0, 0.95)
  const format = formatOf('float', 32, components)
  const range = (yield* part(rangeOf(format, result), 0.95, 1)) ?? [0, 0]
  const reach = Math.max(Math.abs(range[0]), Math.abs(range[1]))
  return changedVolume(volume, {
    format,
    source: memory(result),
    dataMap: { ...volume.dataMap, dataRange: [-reach, reach], valueRange: range },
  })
}

/** The gradient of the first component's stored numbers, in the same way; without data map and metadata of the input. */
export function* cellGradient(volume: Volume, array: NumericArray): Steps<Volume> {
  const result = new Float32Array(volume.voxels * 3)
  const field = new WorldDifferences(volume, array)
  yield* eachVoxel(volume.dimensions, (x, y, z, i) => {
    for (const axis of [0, 1, 2] as const) result[i * 3 + axis] = field.slope(x, y, z, 0, axis)
  })
  const { dimensions, modelMatrix, worldMatrix } = volume
  return new Volume({ dimensions, modelMatrix, worldMatrix, format: formatOf('float', 32, 3), source: memory(result) })
}
