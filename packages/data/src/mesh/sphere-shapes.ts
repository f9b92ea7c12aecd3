import { add, multiplyComponents, normalize, scale, type Vec2, type Vec3, type Vec4 } from '../vector.ts'
import { type Shape, triangles, type Vertex } from './shape.ts'

/** A sphere of rings and segments around the z axis at the origin, one triangle strip a ring; colours are the positions. */
export function ringSphere(radius: number, [segments, rings]: Vec2): Shape {
  const vertices: Vertex[] = []
  for (let i = 0; i <= rings; i++)
    for (let j = 0; j <= segments; j++) {
      const theta = (i * Math.PI) / rings
      const phi = (2 * Math.PI * j) / segments
      const normal: Vec3 = [Math.cos(phi) * Math.sin(theta), Math.sin(phi) * Math.sin(theta), Math.cos(theta)]
      const position = scale(normal, radius)
      vertices.push({ position, normal, texcoord: [j / segments, i / rings, 0], color: [...position, 1] })
    }
  const row = segments + 1
  const lists = Array.from({ length: rings }, (_, i) => ({
    drawType: 'triangles' as const,
    connectivity: 'strip' as const,
    indices: Array.from({ length: row }, (_, j) => [i * row + j, (i + 1) * row + j]).flat(),
  }))
  return { vertices, lists }
}

/** Edges of the faces of an octant are cut into so many pieces. */
const pieces = 7

/** Directions of an octant (not of unit length); the pole is there twice, as in Inviwo. */
const directions: readonly Vec3[] = [
  [pieces, 0, 0],
  [0, pieces, 0],
  [0, 0, pieces],
  [0, 0, pieces],
  ...Array.from({ length: pieces - 1 }, (_, k): Vec3 => [pieces - 1 - k, 0, k + 1]),
  ...Array.from({ length: pieces - 1 }, (_, i) => i + 1).flatMap(j =>
    Array.from({ length: pieces + 1 - j }, (_, k): Vec3 => [pieces - j - k, j, k]),
  ),
]

/** Number of the direction that has `j` pieces of y and `k` of z. */
function directionAt(j: number, k: number): number {
  return directions.findIndex(([, y, z]) => y === j && z === k)
}

const octantTriangles: readonly (readonly [number, number, number])[] = [
  ...places(pieces).map(([j, k]) => [directionAt(j, k), directionAt(j + 1, k), directionAt(j, k + 1)] as const),
  ...places(pieces - 1).map(([j, k]) => [directionAt(j + 1, k + 1), directionAt(j, k + 1), directionAt(j + 1, k)] as const),
]

function places(rows: number): Vec2[] {
  return Array.from({ length: rows }, (_, j) => Array.from({ length: rows - j }, (_, k): Vec2 => [j, k])).flat()
}

const signs = [-1, 1] as const
const octants = signs.flatMap(x => signs.flatMap(y => signs.map((z): Vec3 => [x, y, z])))

/** A sphere of eight octants with 49 triangles each (processors-b spec 9.2). `color` may depend on the signs of the octant. */
export function octantSphere(center: Vec3, radius: number, color: (signs: Vec3) => Vec4): Shape {
  const vertices: Vertex[] = []
  const indices: number[] = []
  octants.forEach((octant, n) => {
    const [sx, sy, sz] = octant
    for (const direction of directions) {
      const unit = normalize(direction)
      const normal = multiplyComponents(octant, unit)
      const texcoord: Vec3 = [sx * Math.acos(unit[2]), sy * Math.atan2(unit[1], unit[0]), 0]
      vertices.push({ position: add(center, scale(normal, radius)), normal, texcoord, color: color(octant) })
    }
    const first = n * directions.length
    for (const triangle of octantTriangles) {
      const facing = sx * sy * sz > 0 ? triangle : [...triangle].reverse()
      for (const i of facing) indices.push(first + i)
    }
  })
  return { vertices, lists: [triangles(indices)] }
}

/** Black to white, by the signs of an octant. */
export const octantColor = ([x, y, z]: Vec3): Vec4 => [(x + 1) / 2, (y + 1) / 2, (z + 1) / 2, 1]
