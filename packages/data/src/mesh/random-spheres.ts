import { bufferOf } from '../buffer.ts'
import { attribute, Mesh } from '../mesh.ts'
import { MersenneTwister } from '../random/mersenne-twister.ts'
import type { Vec3 } from '../vector.ts'

export interface RandomSphereOptions {
  /** Half the edge of the cube that is filled. */
  readonly extent: number
  /** Largest radius. */
  readonly size: number
  /** Spheres along each edge. */
  readonly grid: Vec3
  /** Moves every sphere within its cell. */
  readonly jiggle: boolean
  readonly seed: number
  /** Picking id of the first sphere; the others follow. Without it the mesh has no picking ids. */
  readonly firstPickingId?: number | undefined
}

/** Points with colours and radii in a grid, drawn from the numbers that Inviwo draws, in the same order (core spec 7.3). */
export function randomSpheres({ extent, size, grid, jiggle, seed, firstPickingId }: RandomSphereOptions): Mesh {
  const random = new MersenneTwister(seed)
  const count = grid[0] * grid[1] * grid[2]
  const positions = new Float32Array(count * 3)
  const colors = new Float32Array(count * 4)
  const radii = new Float32Array(count)
  let i = 0
  for (let z = 0; z < grid[2]; z++)
    for (let y = 0; y < grid[1]; y++)
      for (let x = 0; x < grid[0]; x++, i++) {
        const moved = [0, 1, 2].map(() => (jiggle ? random.float(-0.5, 0.5) : 0))
        positions.set(
          [x, y, z].map((cell, axis) => ((cell + moved[axis]!) * 2 * extent) / grid[axis]! - extent),
          i * 3,
        )
        colors.set([random.float(0.5, 1), random.float(0.5, 1), random.float(0.5, 1), 1], i * 4)
        radii[i] = size * random.float(0.1, 1)
      }
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', positions)),
      attribute('color', bufferOf('Vec4FLOAT32', colors)),
      attribute('radii', bufferOf('FLOAT32', radii)),
      ...(firstPickingId === undefined
        ? []
        : [
            attribute(
              'picking',
              bufferOf(
                'UINT32',
                Uint32Array.from(radii, (_, i) => firstPickingId + i),
              ),
            ),
          ]),
    ],
  })
}
