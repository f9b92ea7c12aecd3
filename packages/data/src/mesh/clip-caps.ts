import { add, cross, dot, length, negate, normalize, scale, subtract, type Vec2, type Vec3 } from '../vector.ts'
import type { BlendedVertices } from './blended-vertices.ts'
import type { Plane } from './clip-plane.ts'

/** Numbers of two vertices. */
export type Edge = readonly [number, number]

/**
 * Triangles that fill the loops of a cut, around the centre of each (processors-b spec 10.1). They face away from the plane's normal;
 * loops around which the centre cannot see give triangles that overlap, as in Inviwo.
 */
export function capTriangles(vertices: BlendedVertices, plane: Plane, edges: readonly Edge[]): number[] {
  return loopsOf(vertices, edges).flatMap(loop => fan(vertices, plane, loop))
}

/** Closed chains of vertices. */
function loopsOf(vertices: BlendedVertices, edges: readonly Edge[]): number[][] {
  const reach = edges.flat().reduce((most, vertex) => Math.max(most, ...vertices.position(vertex).map(Math.abs)), 0)
  const epsilon = 1e-6 * reach
  const isSame = (a: number, b: number): boolean => length(subtract(vertices.position(a), vertices.position(b))) <= epsilon
  const left = distinct(vertices, edges, isSame)
  const loops: number[][] = []
  for (let first = left.pop(); first; first = left.pop()) {
    const loop = [...first]
    for (;;) {
      const tail = loop.at(-1) as number
      if (loop.length > 2 && isSame(tail, loop[0] as number)) {
        loop.pop()
        break
      }
      const forward = left.findIndex(([start]) => isSame(start, tail))
      const next = forward >= 0 ? forward : left.findIndex(([, end]) => isSame(end, tail))
      if (next < 0) break
      const [edge] = left.splice(next, 1) as [Edge]
      loop.push(forward >= 0 ? edge[1] : edge[0])
    }
    if (loop.length >= 2) loops.push(loop)
  }
  return loops
}

/** Edges of some length, each once, sorted by the places of their ends. */
function distinct(vertices: BlendedVertices, edges: readonly Edge[], isSame: (a: number, b: number) => boolean): Edge[] {
  const order = (a: number, b: number): number => {
    const [p, q] = [vertices.position(a), vertices.position(b)]
    return p[0] - q[0] || p[1] - q[1] || p[2] - q[2]
  }
  const sorted = edges
    .filter(([a, b]) => !isSame(a, b))
    .map(([a, b]): Edge => (order(a, b) <= 0 ? [a, b] : [b, a]))
    .sort((x, y) => order(x[0], y[0]) || order(x[1], y[1]))
  return sorted.filter((edge, i) => {
    const before = sorted[i - 1]
    return !before || !isSame(before[0], edge[0]) || !isSame(before[1], edge[1])
  })
}

function fan(vertices: BlendedVertices, { normal }: Plane, loop: readonly number[]): number[] {
  const positions = loop.map(vertex => vertices.position(vertex))
  const origin = positions[0] as Vec3
  const [u, v] = axesIn(normal)
  const flat = positions.map((p): Vec2 => [dot(subtract(p, origin), u), dot(subtract(p, origin), v)])
  const outward = negate(normal)
  const center = vertices.add(loop, meanValueWeights(flat, centroid(flat)), outward)
  const rim = loop.map(vertex => vertices.add([vertex], [1], outward))
  const middle = vertices.position(center)
  return rim.flatMap((vertex, i) => {
    const j = (i + 1) % rim.length
    const facing = dot(normal, cross(subtract(positions[j] as Vec3, middle), subtract(positions[i] as Vec3, middle)))
    const [a, b] = [rim[j] as number, vertex]
    return facing < 0 ? [center, a, b] : [center, b, a]
  })
}

/** Unit vectors across a normal; the first is the axis that lies flattest in the plane. */
function axesIn(normal: Vec3): readonly [Vec3, Vec3] {
  const axes: readonly Vec3[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]
  const [longest] = axes.map(axis => subtract(axis, scale(normal, dot(axis, normal)))).sort((a, b) => length(b) - length(a)) as [Vec3]
  const first = normalize(longest)
  return [first, cross(normal, first)]
}

function centroid(points: readonly Vec2[]): Vec2 {
  let area = 0
  let sum: Vec2 = [0, 0]
  points.forEach((p, i) => {
    const q = points[(i + 1) % points.length] as Vec2
    const twice = p[0] * q[1] - q[0] * p[1]
    area += twice
    sum = add(sum, scale(add(p, q), twice))
  })
  const mean = scale(
    points.reduce((total, p) => add(total, p), [0, 0] as Vec2),
    1 / points.length,
  )
  return area === 0 ? mean : scale(sum, 1 / (3 * area))
}

/** Mean value coordinates of a place in a polygon (M. Floater 2003). */
function meanValueWeights(points: readonly Vec2[], place: Vec2): number[] {
  const count = points.length
  const from = points.map(p => subtract(p, place))
  const tangents = from.map((a, i) => {
    const b = from[(i + 1) % count] as Vec2
    const cosine = dot(a, b) / (length(a) * length(b) || 1)
    return Math.tan(Math.acos(Math.min(Math.max(cosine, -1), 1)) / 2)
  })
  const weights = from.map((a, i) => ((tangents[i] as number) + (tangents[(i + count - 1) % count] as number)) / (length(a) || 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return total > 0 && Number.isFinite(total) ? weights.map(weight => weight / total) : weights.map(() => 1 / count)
}
