import { memory } from '../array-source.ts'
import { normalized } from '../data-map.ts'
import type { NumericArray } from '../format.ts'
import { part, type Steps } from '../steps.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { eachVoxel } from './each-voxel.ts'
import { storedTexels } from './texel.ts'
import { VoxelSampler } from './voxel-sampler.ts'

/**
 * Normalised first minus normalised second volume, from -1..1 to 0..1, in the format of the first. The second is sampled at the same
 * places of its box; components that it lacks are 0 (processors-b spec 7.1).
 */
export function* difference(first: Volume, firstArray: NumericArray, second: Volume, secondArray: NumericArray): Steps<Volume> {
  const a = new VoxelSampler(first, firstArray)
  const b = new VoxelSampler(second, secondArray)
  const { components } = first.format
  const texels = new Float32Array(first.voxels * components)
  const [sx, sy, sz] = [0, 1, 2].map(i => (second.dimensions[i] as number) / (first.dimensions[i] as number)) as [number, number, number]
  const voxels = eachVoxel(first.dimensions, (x, y, z, i) => {
    const place = [(x + 0.5) * sx - 0.5, (y + 0.5) * sy - 0.5, (z + 0.5) * sz - 0.5] as const
    for (let c = 0; c < components; c++) {
      const minuend = normalized(a.numbers[i * components + c] as number, first.dataMap.dataRange)
      const subtrahend = c < second.format.components ? normalized(b.at(place, c), second.dataMap.dataRange) : 0
      texels[i * components + c] = (minuend - subtrahend + 1) / 2
    }
  })
  yield* part(voxels, 0, 0.9)
  return changedVolume(first, { source: memory(yield* part(storedTexels(first.format, texels), 0.9, 1)) })
}
