import type { Steps } from '../steps.ts'
import type { Vec2, Vec3 } from '../vector.ts'
import { fieldNumbers } from './field-numbers.ts'

export interface LorenzOptions {
  readonly rho: number
  readonly sigma: number
  readonly beta: number
  /** Ends of the box along x, y and z. */
  readonly ranges: readonly [Vec2, Vec2, Vec2]
}

export interface LorenzField {
  readonly velocity: Float32Array<ArrayBuffer>
  readonly curl: Float32Array<ArrayBuffer>
  readonly divergence: Float32Array<ArrayBuffer>
}

/** Lorenz' model of convection (1963) at the centres of voxels, in single precision: x fastest, three numbers for each vector. */
export function* lorenzField([nx, ny, nz]: Vec3, { rho, sigma, beta, ranges }: LorenzOptions): Steps<LorenzField> {
  const count = nx * ny * nz
  const velocity = fieldNumbers([nx, ny, nz], 3)
  const curl = new Float32Array(count * 3)
  const divergence = new Float32Array(count).fill(-1 - sigma - beta)
  const places = [nx, ny, nz].map((voxels, axis) => {
    const [low, high] = ranges[axis] as Vec2
    return Float32Array.from({ length: voxels }, (_, i) => low + ((i + 0.5) / voxels) * (high - low))
  }) as [Float32Array, Float32Array, Float32Array]
  let next = 0
  for (const [k, z] of places[2].entries()) {
    for (const y of places[1])
      for (const x of places[0]) {
        velocity[next] = sigma * (y - x)
        velocity[next + 1] = x * (rho - z) - y
        velocity[next + 2] = x * y - beta * z
        curl[next] = 2 * x
        curl[next + 1] = -y
        curl[next + 2] = rho - z - sigma
        next += 3
      }
    yield (k + 1) / nz
  }
  return { velocity, curl, divergence }
}
