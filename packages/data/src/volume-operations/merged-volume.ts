import { memory } from '../array-source.ts'
import { formatOf, type NumericArray } from '../format.ts'
import { part, type Steps } from '../steps.ts'
import type { Vec3 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { eachVoxel } from './each-voxel.ts'
import { storedTexels, texelUnit } from './texel.ts'
import { VoxelSampler } from './voxel-sampler.ts'

/**
 * The first components of up to four volumes as components of one, in the grid and the number type of the first (processors-b spec 7.1).
 * What is stored is what a shader reads: integers of 8 and 16 bits as a share of the largest one.
 */
export function* mergedVolume(volumes: readonly (readonly [Volume, NumericArray])[]): Steps<Volume> {
  const [first] = volumes[0] as readonly [Volume, NumericArray]
  const format = formatOf(first.format.numericType, first.format.bits, volumes.length)
  const channels = volumes.map(([volume, array]) => ({
    sampler: new VoxelSampler(volume, array),
    unit: texelUnit(volume.format),
    sizes: volume.dimensions.map((count, axis) => count / (first.dimensions[axis] as number)) as unknown as Vec3,
  }))
  const texels = new Float32Array(first.voxels * channels.length)
  const voxels = eachVoxel(first.dimensions, (x, y, z, i) => {
    channels.forEach(({ sampler, unit, sizes }, channel) => {
      const place = [(x + 0.5) * sizes[0] - 0.5, (y + 0.5) * sizes[1] - 0.5, (z + 0.5) * sizes[2] - 0.5] as const
      texels[i * channels.length + channel] = sampler.at(place, 0) / unit
    })
  })
  yield* part(voxels, 0, 0.9)
  return changedVolume(first, { format, source: memory(yield* part(storedTexels(format, texels), 0.9, 1)) })
}
