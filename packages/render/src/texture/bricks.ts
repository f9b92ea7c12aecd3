import { type DataFormat, type NumericArray, plainNumbers, type Vec2, type Vec3 } from '@ivw/data'
import type { Planes } from './volume-planes.ts'

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
  /** How far a voxel lies from the middle between its neighbours, on average; taken from some lines of the brick. */
  readonly roughness: Float32Array
}

/** NaN counts as the lowest number. */
export function brickRanges(array: NumericArray, format: DataFormat, dimensions: Vec3): BrickRanges {
  const ranges = emptyRanges(format, dimensions)
  addBricks(ranges, array, format, dimensions, { from: 0, first: 0, end: dimensions[2] })
  return ranges
}

export function emptyRanges({ components }: DataFormat, [x, y, z]: Vec3): BrickRanges {
  const counts: Vec3 = [bricksFor(x), bricksFor(y), bricksFor(z)]
  const size = components * counts[0] * counts[1] * counts[2]
  return {
    counts,
    components,
    low: new Float32Array(size).fill(Number.POSITIVE_INFINITY),
    high: new Float32Array(size).fill(Number.NEGATIVE_INFINITY),
    roughness: new Float32Array(size),
  }
}

/**
 * The bricks of some planes: `array` begins with the plane `from`, and has those beside them. One axis after the other, plane by plane,
 * which keeps what is in between small.
 */
export function addBricks(
  { counts, components, low, high, roughness }: BrickRanges,
  array: NumericArray,
  format: DataFormat,
  dimensions: Vec3,
  planes: Planes,
): void {
  const [x, y, z] = dimensions
  const numbers = plainNumbers(format, array)
  const plane = components * x * y
  const slab = components * counts[0] * counts[1]
  const [alongX, alongY] = [emptyPair(components * counts[0] * y), emptyPair(slab)]
  const bricks: Vec2 = [planes.first / brickSize, bricksFor(planes.end)]
  for (let brick = bricks[0]; brick < bricks[1]; brick++) {
    const [first, end] = [Math.max(brick * brickSize - 1, 0), Math.min((brick + 1) * brickSize + 1, z)]
    for (let at = first - planes.from; at < end - planes.from; at++) {
      const part = numbers.subarray(at * plane, (at + 1) * plane)
      reduce({ low: part, high: part }, alongX, components, x, y)
      reduce(alongX, alongY, components * counts[0], y, 1)
      for (let i = 0; i < slab; i++) {
        const target = brick * slab + i
        if ((alongY.low[i] as number) < (low[target] as number)) low[target] = alongY.low[i] as number
        if ((alongY.high[i] as number) > (high[target] as number)) high[target] = alongY.high[i] as number
      }
    }
  }
  addRoughness(roughness, { numbers, before: planes.from * plane }, components, dimensions, counts, bricks)
}

/** Where lines go through a brick, along each axis. */
const lineOffsets = [2, 5]

/** `before`: how many numbers of the volume come before these. */
function addRoughness(
  result: Float32Array,
  { numbers, before }: { readonly numbers: Numbers; readonly before: number },
  components: number,
  dimensions: Vec3,
  counts: Vec3,
  bricks: Vec2,
): void {
  const strides = [components, components * dimensions[0], components * dimensions[0] * dimensions[1]] as const
  let at = bricks[0] * counts[0] * counts[1] * components
  for (let z = bricks[0]; z < bricks[1]; z++)
    for (let y = 0; y < counts[1]; y++)
      for (let x = 0; x < counts[0]; x++) for (let c = 0; c < components; c++) result[at++] = roughnessAt([x, y, z], c)

  function roughnessAt(brick: Vec3, component: number): number {
    let sum = 0
    let count = 0
    for (const axis of [0, 1, 2] as const) {
      const [u, v] = [((axis + 1) % 3) as 0 | 1 | 2, ((axis + 2) % 3) as 0 | 1 | 2]
      const first = Math.max(brick[axis] * brickSize, 1)
      const end = Math.min((brick[axis] + 1) * brickSize, dimensions[axis] - 1)
      const stride = strides[axis]
      for (const i of lineOffsets)
        for (const j of lineOffsets) {
          const row =
            component -
            before +
            Math.min(brick[u] * brickSize + i, dimensions[u] - 1) * strides[u] +
            Math.min(brick[v] * brickSize + j, dimensions[v] - 1) * strides[v]
          for (let k = first; k < end; k++) {
            const here = row + k * stride
            sum += Math.abs((numbers[here] as number) - ((numbers[here - stride] as number) + (numbers[here + stride] as number)) / 2)
          }
          count += Math.max(end - first, 0)
        }
    }
    return count > 0 ? sum / count : 0
  }
}

const bricksFor = (voxels: number): number => Math.ceil(voxels / brickSize)

type Numbers = ArrayLike<number>

interface Pair {
  readonly low: Float64Array
  readonly high: Float64Array
}

const emptyPair = (length: number): Pair => ({ low: new Float64Array(length), high: new Float64Array(length) })

/** Array of `rest` slabs of `length` rows of `stride` numbers: every row of `to` is the range over one brick's rows. */
function reduce(from: { low: Numbers; high: Numbers }, to: Pair, stride: number, length: number, rest: number): void {
  const bricks = bricksFor(length)
  const low = to.low.fill(Number.POSITIVE_INFINITY)
  const high = to.high.fill(Number.NEGATIVE_INFINITY)
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
}

/** Kind of bricks in which nothing is seen; all others are lower. */
export const emptyBrick = 255

/**
 * How far every brick is from the nearest one of a lower kind; bricks of the kind 0 from the nearest of any other. In bricks, diagonal
 * steps counting one (Chebyshev), at least 1, at most 255.
 */
export function kindDistances(kinds: Uint8Array, counts: Vec3): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(kinds.length)
  for (const kind of new Set(kinds)) {
    const distances = brickDistances(
      kinds.map(other => (kind === 0 ? (other > 0 ? 1 : 0) : other < kind ? 1 : 0)),
      counts,
    )
    for (let i = 0; i < kinds.length; i++) if (kinds[i] === kind) result[i] = distances[i] as number
  }
  return result
}

/**
 * Distance of every brick to the nearest occupied one, in bricks, diagonal steps counting one (Chebyshev); 0 for occupied ones, at most 255.
 * Two sweeps over the neighbours that come before and after (Rosenfeld and Pfaltz 1966).
 */
export function brickDistances(occupied: ArrayLike<number>, [nx, ny, nz]: Vec3): Uint8Array<ArrayBuffer> {
  // A border that is far from everything spares every look at a neighbour the question whether there is one.
  const [row, plane] = [nx + 2, (nx + 2) * (ny + 2)]
  const padded = new Uint8Array(plane * (nz + 2)).fill(255)
  const at = (y: number, z: number): number => (z + 1) * plane + (y + 1) * row + 1
  for (let z = 0; z < nz; z++)
    for (let y = 0; y < ny; y++) for (let x = 0; x < nx; x++) if (occupied[(z * ny + y) * nx + x]) padded[at(y, z) + x] = 0
  const before = new Int32Array(13)
  for (let i = 0; i < 13; i++) before[i] = (i % 3) - 1 + ((Math.floor(i / 3) % 3) - 1) * row + (Math.floor(i / 9) - 1) * plane
  const relax = (index: number, direction: number): void => {
    let best = (padded[index] as number) - 1
    for (let i = 0; i < 13; i++) {
      const other = padded[index + direction * (before[i] as number)] as number
      if (other < best) best = other
    }
    padded[index] = best + 1
  }
  for (let z = 0; z < nz; z++) for (let y = 0; y < ny; y++) for (let x = 0; x < nx; x++) if (padded[at(y, z) + x]) relax(at(y, z) + x, 1)
  for (let z = nz - 1; z >= 0; z--)
    for (let y = ny - 1; y >= 0; y--) for (let x = nx - 1; x >= 0; x--) if (padded[at(y, z) + x]) relax(at(y, z) + x, -1)
  const distances = new Uint8Array(nx * ny * nz)
  for (let z = 0; z < nz; z++) for (let y = 0; y < ny; y++) distances.set(padded.subarray(at(y, z), at(y, z) + nx), (z * ny + y) * nx)
  return distances
}
