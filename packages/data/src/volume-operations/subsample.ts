import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { type NumericArray, typeRange } from '../format.ts'
import { plainNumbers } from '../numbers.ts'
import { part, type Steps } from '../steps.ts'
import type { Vec3 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { eachVoxel } from './each-voxel.ts'
import { storedNumbers } from './texel.ts'

/**
 * A coarser volume in the same box: every voxel is the mean of a block of `factors` voxels, truncated where the type is whole
 * (processors-b spec 7.4). Voxels that fill no block are left out. @throws DataError when no block fits.
 */
export function* subsample(volume: Volume, array: NumericArray, factors: Vec3): Steps<Volume> {
  const { format, dimensions } = volume
  const [nx, ny] = dimensions
  const [fx, fy, fz] = factors
  const size: Vec3 = [Math.floor(nx / fx), Math.floor(ny / fy), Math.floor(dimensions[2] / fz)]
  if (Math.min(...size) < 1)
    throw new DataError('The volume is smaller than one block', {
      expected: `factors up to ${dimensions.join(', ')}`,
      found: factors.join(', '),
    })
  const numbers = plainNumbers(format, array)
  const { components } = format
  const means = new Float64Array(size[0] * size[1] * size[2] * components)
  const [low] = typeRange(format)
  const stored = format.numericType === 'float' ? (mean: number) => mean : (mean: number) => Math.max(Math.trunc(mean), low)
  const blocks = eachVoxel(size, (x, y, z, block) => {
    for (let c = 0; c < components; c++) {
      let sum = 0
      for (let k = 0; k < fz; k++)
        for (let j = 0; j < fy; j++) {
          const row = nx * (y * fy + j + ny * (z * fz + k)) + x * fx
          for (let i = 0; i < fx; i++) sum += numbers[(row + i) * components + c] as number
        }
      means[block * components + c] = stored(sum / (fx * fy * fz))
    }
  })
  yield* part(blocks, 0, 0.9)
  return changedVolume(volume, { dimensions: size, source: memory(yield* part(storedNumbers(format, means), 0.9, 1)) })
}
