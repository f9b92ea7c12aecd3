import { halton } from '../random/halton.ts'
import type { Vec3 } from '../vector.ts'

/** Voxels that are 0, and 1 at the first `points` places of a Halton sequence with these bases. */
export function haltonVolume(dimensions: Vec3, points: number, bases: Vec3): Float32Array<ArrayBuffer> {
  const [nx, ny, nz] = dimensions
  const noise = new Float32Array(nx * ny * nz)
  const place = (axis: 0 | 1 | 2, i: number): number => Math.trunc(Math.fround((dimensions[axis] - 1) * halton(bases[axis], i)))
  for (let i = 1; i <= points; i++) noise[place(0, i) + nx * (place(1, i) + ny * place(2, i))] = 1
  return noise
}
