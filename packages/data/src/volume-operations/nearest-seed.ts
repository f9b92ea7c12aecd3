import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { formatByName } from '../format.ts'
import { multiply, transformPoint } from '../matrix.ts'
import type { Steps } from '../steps.ts'
import { subtract, type Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { eachVoxel } from './each-voxel.ts'

export interface Seed {
  /** What voxels near it get, 0 to 65535. */
  readonly label: number
  /** Model space. */
  readonly position: Vec3
  /** Its square counts as nearness: 0 for a plain Voronoi diagram. */
  readonly weight: number
}

/**
 * Every voxel gets the label of the seed that is nearest in model space, less the square of its weight (a power diagram: F. Aurenhammer,
 * 1987); of several the first. Along axes that repeat, distances go through the faces of the box. Throws DataError without seeds.
 */
export function* nearestSeed(volume: Volume, seeds: readonly Seed[]): Steps<Volume> {
  if (seeds.length === 0) throw new DataError('There are no seed points', { expected: 'at least one row' })
  const { dimensions, modelMatrix, worldMatrix, wrapping, axes, metadata } = volume
  const modelFromIndex = multiply(modelMatrix, volume.textureFromIndex)
  const origin = transformPoint(modelFromIndex, [0, 0, 0])
  const extent = subtract(transformPoint(modelFromIndex, dimensions), origin).map(Math.abs)
  const periods = extent.map((size, axis) => (wrapping[axis] === 'repeat' ? size : Number.POSITIVE_INFINITY)) as [number, number, number]
  const squared = (difference: number, axis: 0 | 1 | 2): number => {
    const far = Math.abs(difference)
    const period = periods[axis]
    const near = far > period / 2 ? far - period : far
    return near * near
  }
  const labels = new Uint16Array(volume.voxels)
  yield* eachVoxel(dimensions, (x, y, z, voxel) => {
    const [px, py, pz] = transformPoint(modelFromIndex, [x, y, z])
    let nearest = Number.POSITIVE_INFINITY
    for (const { label, position, weight } of seeds) {
      const distance = squared(px - position[0], 0) + squared(py - position[1], 1) + squared(pz - position[2], 2) - weight * weight
      if (distance >= nearest) continue
      nearest = distance
      labels[voxel] = label
    }
  })
  const range = [0, Math.max(...seeds.map(({ label }) => label))] as const
  return new Volume({
    dimensions,
    format: formatByName('UINT16'),
    source: memory(labels),
    dataMap: { dataRange: range, valueRange: range, valueAxis: { name: 'segment', unit: '' } },
    interpolation: 'nearest',
    ...{ modelMatrix, worldMatrix, wrapping, axes, metadata },
  })
}
