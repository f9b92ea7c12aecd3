import { memory } from '../array-source.ts'
import { formatByName, type NumericArray } from '../format.ts'
import type { Steps } from '../steps.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { eachVoxel } from './each-voxel.ts'
import { texelUnit } from './texel.ts'
import { VoxelSampler } from './voxel-sampler.ts'

/** What the stored numbers change by for a unit of world space along each axis of the grid, at a voxel. */
type Derivative = (component: number, axis: number, x: number, y: number, z: number) => number

function derivativeOf(volume: Volume, array: NumericArray): Derivative {
  const sampler = new VoxelSampler(volume, array)
  const { components } = volume.format
  const per = volume.gradientSpacing.world.map(step => 1 / (2 * step * texelUnit(volume.format)))
  return (component, axis, x, y, z) => {
    if (component >= components) return 0
    const [i, j, k] = [axis === 0 ? 1 : 0, axis === 1 ? 1 : 0, axis === 2 ? 1 : 0]
    const slope = sampler.voxel(x + i, y + j, z + k, component) - sampler.voxel(x - i, y - j, z - k, component)
    return slope * (per[axis] as number)
  }
}

/** How strongly a field of vectors turns, and around which axis; the fourth component is the length of that vector (processors-b spec 12.7). */
export function* voxelCurl(volume: Volume, array: NumericArray): Steps<Volume> {
  const derivative = derivativeOf(volume, array)
  const result = new Float32Array(volume.voxels * 4)
  yield* eachVoxel(volume.dimensions, (x, y, z, i) => {
    const d = (component: number, axis: number): number => derivative(component, axis, x, y, z)
    const [a, b, c] = [d(2, 1) - d(1, 2), d(0, 2) - d(2, 0), d(1, 0) - d(0, 1)]
    result.set([a, b, c, Math.hypot(a, b, c)], i * 4)
  })
  return changedVolume(volume, { format: formatByName('Vec4FLOAT32'), source: memory(result) })
}

/** How strongly a field of vectors flows out of every place; negative where it flows in. */
export function* voxelDivergence(volume: Volume, array: NumericArray): Steps<Volume> {
  const derivative = derivativeOf(volume, array)
  const result = new Float32Array(volume.voxels)
  yield* eachVoxel(volume.dimensions, (x, y, z, i) => {
    result[i] = derivative(0, 0, x, y, z) + derivative(1, 1, x, y, z) + derivative(2, 2, x, y, z)
  })
  return changedVolume(volume, { format: formatByName('FLOAT32'), source: memory(result) })
}
