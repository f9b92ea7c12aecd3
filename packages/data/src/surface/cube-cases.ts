import { add, cross, dot, mix, subtract, type Vec3 } from '../vector.ts'

/** Corners of a cell: the lower ring counter-clockwise, then the upper one. */
export const corners: readonly Vec3[] = [
  [0, 0, 0],
  [1, 0, 0],
  [1, 1, 0],
  [0, 1, 0],
  [0, 0, 1],
  [1, 0, 1],
  [1, 1, 1],
  [0, 1, 1],
]
/** Lower ring, verticals, upper ring. */
export const edges: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
  [4, 5],
  [5, 6],
  [6, 7],
  [7, 4],
]
const faces = [
  [0, 1, 2, 3],
  [0, 5, 8, 4],
  [1, 6, 9, 5],
  [2, 7, 10, 6],
  [3, 4, 11, 7],
  [8, 9, 10, 11],
]

/** How a ring is cut into triangles, by its length. */
const fans: Readonly<Record<number, readonly (readonly [number, number, number])[]>> = {
  3: [[0, 1, 2]],
  4: fan(4),
  5: fan(5),
  6: [
    [0, 1, 2],
    [2, 3, 4],
    [0, 4, 5],
    [0, 2, 4],
  ],
  7: fan(7),
}

function fan(length: number): readonly (readonly [number, number, number])[] {
  return Array.from({ length: length - 2 }, (_, i) => [0, i + 1, i + 2] as const)
}

/**
 * The triangles of marching cubes (W. Lorensen, H. Cline, 1987) for each of the 256 ways in which corners can be outside: bit i is
 * corner i. A triangle is three edges; seen from outside they run counter-clockwise. Made by rule instead of copied from a table: the
 * surface crosses the faces of a cell so that corners outside are always parted, hence neighbouring cells fit. The triangles are those
 * of the published tables but for the diagonals of rings of more than three edges (processors-b spec 6.1, 6.3).
 */
export const cubeCases: readonly (readonly (readonly [number, number, number])[])[] = Array.from({ length: 256 }, (_, bits) =>
  rings(bits).flatMap(ring => {
    const facing = facesOutside(ring, bits) ? ring : [...ring].reverse()
    return (fans[ring.length] ?? []).map(([a, b, c]) => [facing[a], facing[b], facing[c]] as unknown as [number, number, number])
  }),
)

function isOutside(bits: number, corner: number): boolean {
  return ((bits >> corner) & 1) === 1
}

/** Closed lines along which the surface crosses the faces of the cell, as cut edges. */
function rings(bits: number): number[][] {
  const links = new Map<number, number[]>()
  const link = (a: number, b: number): void => {
    links.set(a, [...(links.get(a) ?? []), b])
    links.set(b, [...(links.get(b) ?? []), a])
  }
  for (const face of faces) {
    const cut = face.filter(edge => isCut(edge, bits))
    if (cut.length === 2) link(...(cut as [number, number]))
    // All four edges are cut: two go around each of the corners outside.
    if (cut.length === 4)
      for (let corner = 0; corner < 8; corner++) {
        const around = face.filter(edge => edges[edge]?.includes(corner))
        if (around.length === 2 && isOutside(bits, corner)) link(...(around as [number, number]))
      }
  }
  const found: number[][] = []
  const seen = new Set<number>()
  for (const start of links.keys()) {
    const ring: number[] = []
    for (
      let next: number | undefined = start;
      next !== undefined && !seen.has(next);
      next = links.get(next)?.find(edge => !seen.has(edge))
    ) {
      ring.push(next)
      seen.add(next)
    }
    if (ring.length > 0) found.push(ring)
  }
  return found
}

function isCut(edge: number, bits: number): boolean {
  const [a, b] = edges[edge] as readonly [number, number]
  return isOutside(bits, a) !== isOutside(bits, b)
}

/** Whether the ring runs counter-clockwise, seen from the corners outside. */
function facesOutside(ring: readonly number[], bits: number): boolean {
  let area: Vec3 = [0, 0, 0]
  let outwards: Vec3 = [0, 0, 0]
  ring.forEach((edge, i) => {
    const [a, b] = edges[edge] as readonly [number, number]
    const [from, to] = isOutside(bits, a) ? [b, a] : [a, b]
    area = add(area, cross(middle(edge), middle(ring[(i + 1) % ring.length] as number)))
    outwards = add(outwards, subtract(corners[to] as Vec3, corners[from] as Vec3))
  })
  return dot(area, outwards) > 0
}

function middle(edge: number): Vec3 {
  const [a, b] = edges[edge] as readonly [number, number]
  return mix(corners[a] as Vec3, corners[b] as Vec3, 0.5)
}
