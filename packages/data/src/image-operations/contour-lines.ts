import type { Vec2 } from '../vector.ts'

/** Edges of a cell by their corners, which go around from the lower left. */
const edges = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
] as const
type EdgeNumber = 0 | 1 | 2 | 3
type Segment = readonly [EdgeNumber, EdgeNumber]

/** By the corners that reach the value (bit i: corner i), for up to three of them; the other half are the complements. */
const segments: readonly (readonly Segment[])[] = [[], [[3, 0]], [[0, 1]], [[3, 1]], [[1, 2]], [], [[0, 2]], [[3, 2]]]
const aroundFirst: readonly Segment[] = [
  [3, 0],
  [1, 2],
]
const aroundSecond: readonly Segment[] = [
  [0, 1],
  [2, 3],
]

/**
 * Lines along which numbers on a grid (x fastest) have a value, by marching squares: pairs of x, y in units of the grid. Where a saddle
 * leaves two ways, the mean of the cell decides.
 */
export function contourLines(numbers: ArrayLike<number>, [width, height]: Vec2, value: number): Float32Array<ArrayBuffer> {
  const points: number[] = []
  for (let y = 0; y + 1 < height; y++)
    for (let x = 0; x + 1 < width; x++) {
      const at = (i: number, j: number): number => numbers[(y + j) * width + x + i] as number
      const corners = [at(0, 0), at(1, 0), at(1, 1), at(0, 1)] as const
      for (const segment of segmentsOf(corners, value)) for (const edge of segment) points.push(...crossing(corners, edge, value, x, y))
    }
  return Float32Array.from(points)
}

type Corners = readonly [number, number, number, number]

function segmentsOf(corners: Corners, value: number): readonly Segment[] {
  const bits = corners.reduce((sum, corner, i) => sum | (corner >= value ? 1 << i : 0), 0)
  if (bits === 5 || bits === 10) {
    const isJoined = (corners[0] + corners[1] + corners[2] + corners[3]) / 4 >= value
    // Joined corners that reach the value leave the two others by themselves.
    return (bits === 5) === isJoined ? aroundSecond : aroundFirst
  }
  return segments[bits > 7 ? 15 - bits : bits] ?? []
}

const cornerPlaces: readonly Vec2[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

function crossing(corners: Corners, edge: EdgeNumber, value: number, x: number, y: number): Vec2 {
  const [from, to] = edges[edge]
  const [a, b] = [corners[from], corners[to]]
  const share = (value - a) / (b - a)
  const [[ax, ay], [bx, by]] = [cornerPlaces[from] as Vec2, cornerPlaces[to] as Vec2]
  return [x + ax + (bx - ax) * share, y + ay + (by - ay) * share]
}
