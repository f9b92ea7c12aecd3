import type { Steps } from '../steps.ts'
import type { Vec3 } from '../vector.ts'

/** Calls `visit` for every voxel in the order of the array, with its number in that order; a step for every row along x. */
export function* eachVoxel([nx, ny, nz]: Vec3, visit: (x: number, y: number, z: number, i: number) => void): Steps<void> {
  let i = 0
  for (let z = 0; z < nz; z++)
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) visit(x, y, z, i++)
      yield (z * ny + y + 1) / (ny * nz)
    }
}
