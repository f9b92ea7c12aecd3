import { DataError } from '../errors.ts'
import type { Vec3 } from '../vector.ts'

/** More would take the memory of the whole tab before anything is drawn. */
const mostBytes = 4 * 1024 ** 3

/** Room for the components of every voxel. @throws DataError when that is more than 4 GiB. */
export function fieldNumbers([nx, ny, nz]: Vec3, components: number): Float32Array<ArrayBuffer> {
  const count = nx * ny * nz * components
  const bytes = count * Float32Array.BYTES_PER_ELEMENT
  if (bytes > mostBytes)
    throw new DataError('The field is too large: choose fewer voxels', {
      expected: 'at most 4.3 GB',
      found: `${nx} x ${ny} x ${nz} voxels of ${components} floats, ${(bytes / 1e9).toFixed(1)} GB`,
    })
  return new Float32Array(count)
}
