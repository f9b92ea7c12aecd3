import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { type NumericArray, typeRange } from '../format.ts'
import { plainNumbers, storeNumbers } from '../numbers.ts'
import type { Vec3 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'

/**
 * A coarser volume in the same box: every voxel is the mean of a block of `factors` voxels, truncated where the type is whole
 * (processors-b spec 7.4). Voxels that fill no block are left out. @throws DataError when no block fits.
 */
export function subsample(volume: Volume, array: NumericArray, factors: Vec3): Volume {
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
  let next = 0
  for (let z = 0; z < size[2]; z++)
    for (let y = 0; y < size[1]; y++)
      for (let x = 0; x < size[0]; x++)
        for (let c = 0; c < components; c++) {
          let sum = 0
          for (let k = 0; k < fz; k++)
            for (let j = 0; j < fy; j++) {
              const row = nx * (y * fy + j + ny * (z * fz + k)) + x * fx
              for (let i = 0; i < fx; i++) sum += numbers[(row + i) * components + c] as number
            }
          means[next++] = sum / (fx * fy * fz)
        }
  const [low] = typeRange(format)
  const whole = format.numericType !== 'float'
  if (whole) for (let i = 0; i < means.length; i++) means[i] = Math.max(Math.trunc(means[i] as number), low)
  return changedVolume(volume, { dimensions: size, source: memory(storeNumbers(format, means)) })
}
