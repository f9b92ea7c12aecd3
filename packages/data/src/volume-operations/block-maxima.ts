import { memory } from '../array-source.ts'
import { normalized } from '../data-map.ts'
import { formatByName, type NumericArray } from '../format.ts'
import { plainNumbers } from '../numbers.ts'
import type { Steps } from '../steps.ts'
import type { Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { eachVoxel } from './each-voxel.ts'

/** A voxel for every block of `region` voxels along each axis: the largest normalised first component, 0 to 255 (processors-b spec 13.6). */
export function* blockMaxima(volume: Volume, array: NumericArray, region: number): Steps<Volume> {
  const { dimensions, format, modelMatrix, worldMatrix, dataMap } = volume
  const [nx, ny, nz] = dimensions
  const size = dimensions.map(count => Math.ceil(count / region)) as unknown as Vec3
  const numbers = plainNumbers(format, array)
  const result = new Uint8Array(size[0] * size[1] * size[2])
  yield* eachVoxel(size, (x, y, z, block) => {
    let largest = 0
    for (let k = z * region; k < Math.min((z + 1) * region, nz); k++)
      for (let j = y * region; j < Math.min((y + 1) * region, ny); j++)
        for (let i = x * region; i < Math.min((x + 1) * region, nx); i++)
          largest = Math.max(largest, normalized(numbers[(i + nx * (j + ny * k)) * format.components] as number, dataMap.dataRange))
    result[block] = Math.round(255 * Math.min(largest, 1))
  })
  return new Volume({ dimensions: size, format: formatByName('UINT8'), source: memory(result), modelMatrix, worldMatrix })
}
