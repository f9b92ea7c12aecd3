import { type DataFormat, type NumericArray, plainNumbers, type Vec3 } from '@ivw/data'

/** Voxels along the edge of a brick. */
export const brickSize = 8

/** Lowest and highest number of every component in every brick, the voxels that border it included: what linear filtering can give there. */
export interface BrickRanges {
  /** Bricks along x, y, z. */
  readonly counts: Vec3
  readonly components: number
  /** Raw numbers, components fastest, then x, y, z. */
  readonly low: Float32Array
  readonly high: Float32Array
}

/** One axis after the other, so that every voxel is looked at little more than once. NaN counts as the lowest number. */
export function brickRanges(array: NumericArray, format: DataFormat, [x, y, z]: Vec3): BrickRanges {
  const { components } = format
  const numbers = plainNumbers(format, array)
  const alongX = reduce({ low: numbers, high: numbers }, components, x, y * z)
  const counts: Vec3 = [bricksFor(x), bricksFor(y), bricksFor(z)]
  const alongY = reduce(alongX, components * counts[0], y, z)
  const alongZ = reduce(alongY, components * counts[0] * counts[1], z, 1)
  return { counts, components, low: Float32Array.from(alongZ.low), high: Float32Array.from(alongZ.high) }
}

const bricksFor = (voxels: number): number => Math.ceil(voxels / brickSize)

type Numbers = ArrayLike<number>

/** Array of `rest` slabs of `length` rows of `stride` numbers: every row of the result is the range over one brick's rows. */
function reduce(
  from: { low: Numbers; high: Numbers },
  stride: number,
  length: number,
  rest: number,
): { low: Float64Array; high: Float64Array } {
  const bricks = bricksFor(length)
  const low = new Float64Array(rest * bricks * stride).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(rest * bricks * stride).fill(Number.NEGATIVE_INFINITY)
  for (let slab = 0; slab < rest; slab++)
    for (let brick = 0; brick < bricks; brick++) {
      const first = Math.max(brick * brickSize - 1, 0)
      const end = Math.min((brick + 1) * brickSize + 1, length)
      const target = (slab * bricks + brick) * stride
      for (let row = first; row < end; row++) {
        const source = (slab * length + row) * stride
        for (let i = 0; i < stride; i++) {
          const lowest = from.low[source + i] as number
          const highest = from.high[source + i] as number
          if (!(lowest >= (low[target + i] as number))) low[target + i] = Number.isNaN(lowest) ? Number.NEGATIVE_INFINITY : lowest
          if (highest > (high[target + i] as number)) high[target + i] = highest
        }
      }
    }
  return { low, high }
}

/**
 * Distance of every brick to the nearest occupied one, in bricks, diagonal steps counting one (Chebyshev); 0 for occupied ones, at most 255.
 * Two sweeps over the neighbours that come before and after (Rosenfeld and Pfaltz 1966).
 */
export function brickDistances(occupied: ArrayLike<boolean | number>, [nx, ny, nz]: Vec3): Uint8Array<ArrayBuffer> {
  const distances = new Uint8Array(nx * ny * nz)
  for (let i = 0; i < distances.length; i++) distances[i] = occupied[i] ? 0 : 255
  const sweep = (forward: boolean): void => {
    const at = (i: number, n: number): number => (forward ? i : n - 1 - i)
    for (let k = 0; k < nz; k++)
      for (let j = 0; j < ny; j++) for (let i = 0; i < nx; i++) relax(at(i, nx), at(j, ny), at(k, nz), forward ? -1 : 1)
  }
  const relax = (x: number, y: number, z: number, step: number): void => {
    const index = (z * ny + y) * nx + x
    let best = distances[index] as number
    for (let dz = -1; dz <= 1; dz++)
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          // Only neighbours that this sweep has passed already.
          if ((dz || dy || dx) * -step >= 0) continue
          const [px, py, pz] = [x + dx, y + dy, z + dz]
          if (px < 0 || py < 0 || pz < 0 || px >= nx || py >= ny || pz >= nz) continue
          best = Math.min(best, (distances[(pz * ny + py) * nx + px] as number) + 1)
        }
    distances[index] = best
  }
  sweep(true)
  sweep(false)
  return distances
}
