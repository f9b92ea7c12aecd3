import type { Vec3 } from '../vector.ts'

/** Calls `visit` for every voxel in the order of the array, with its number in that order. */
export function eachVoxel([nx, ny, nz]: Vec3, visit: (x: number, y: number, z: number, i: number) => void): void {
  let i = 0
  for (let z = 0; z < nz; z++) for (let y = 0; y < ny; y++) for (let x = 0; x < nx; x++) visit(x, y, z, i++)
}
