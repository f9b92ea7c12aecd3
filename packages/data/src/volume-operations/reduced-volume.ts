import { memory } from '../array-source.ts'
import { allocate, type NumericArray } from '../format.ts'
import type { Vec3 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { moveElements } from './move-elements.ts'

/** The volume with at most `most` voxels along each axis: every n-th one, from the middle of the n. `array`: what the volume holds. */
export function reducedVolume(volume: Volume, array: NumericArray, most: number): Volume {
  const { dimensions, format } = volume
  const steps = dimensions.map(n => Math.max(Math.ceil(n / most), 1)) as unknown as Vec3
  if (Math.max(...steps) === 1) return volume
  const counts = dimensions.map((n, axis) => Math.ceil(n / (steps[axis] as number))) as unknown as Vec3
  const numbers = allocate(format, counts[0] * counts[1] * counts[2])
  const place = (index: number, axis: 0 | 1 | 2): number => Math.min(index * steps[axis] + (steps[axis] >> 1), dimensions[axis] - 1)
  // The last voxel of a row may stand for fewer: the first one of every n keeps all rows inside.
  const first = Math.min(steps[0] >> 1, dimensions[0] - 1 - (counts[0] - 1) * steps[0])
  for (let z = 0; z < counts[2]; z++)
    for (let y = 0; y < counts[1]; y++)
      moveElements({
        from: array,
        start: (place(z, 2) * dimensions[1] + place(y, 1)) * dimensions[0] + first,
        stride: steps[0],
        to: numbers,
        at: (z * counts[1] + y) * counts[0],
        count: counts[0],
        components: format.components,
      })
  return volume.with({ dimensions: counts, source: memory(numbers) })
}
