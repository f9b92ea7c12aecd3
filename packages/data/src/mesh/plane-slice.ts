import { bufferOf } from '../buffer.ts'
import type { Mat4 } from '../matrix.ts'
import { attribute, Mesh } from '../mesh.ts'
import { add, cross, dot, mix, normalize, scale, subtract, type Vec3 } from '../vector.ts'

const corners: readonly Vec3[] = [
  [0, 0, 0],
  [1, 0, 0],
  [1, 1, 0],
  [0, 1, 0],
  [0, 0, 1],
  [1, 0, 1],
  [1, 1, 1],
  [0, 1, 1],
]
/** Bottom ring, verticals, top ring. */
const edges = ['01', '12', '23', '30', '04', '15', '26', '37', '45', '56', '67', '74'].map(edge => [...edge].map(Number)) as [
  number,
  number,
][]

/** Where a plane cuts the edges of the unit cube; a corner that lies in the plane counts for every edge that starts there. */
export function cubeCuts(point: Vec3, normal: Vec3): readonly Vec3[] {
  const side = (corner: Vec3): number => dot(subtract(corner, point), normal)
  return edges.flatMap(([from, to]) => {
    const [a, b] = [corners[from] as Vec3, corners[to] as Vec3]
    const [start, end] = [side(a), side(b)]
    if (start === 0) return [a]
    return start * end < 0 ? [mix(a, b, start / (start - end))] : []
  })
}

export interface PlaneSliceOptions {
  /** Of the plane, in the space of the cube. */
  readonly point: Vec3
  readonly normal: Vec3
  /** Of the result; default identity. */
  readonly modelMatrix?: Mat4
  readonly worldMatrix?: Mat4
}

/** The part of a plane inside of the unit cube, as triangles around its middle; empty when it passes by (processors-b spec 5.3). */
export function planeSlice({ point, normal, ...matrices }: PlaneSliceOptions): Mesh {
  const cuts = cubeCuts(point, normal)
  const ring = cuts.length > 2 ? sorted(cuts, normal) : []
  const middle = meanOf(ring)
  const vertices = ring.length > 0 ? [...ring, middle] : []
  const triangles = ring.flatMap((_, i) => [i, (i + 1) % ring.length, ring.length])
  return new Mesh({
    buffers: [attribute('position', bufferOf('Vec3FLOAT32', Float32Array.from(vertices.flat())))],
    indices: [{ drawType: 'triangles', connectivity: 'none', buffer: bufferOf('UINT32', Uint32Array.from(triangles)) }],
    ...matrices,
  })
}

function meanOf(points: readonly Vec3[]): Vec3 {
  return scale(points.reduce(add, [0, 0, 0] as Vec3), 1 / Math.max(points.length, 1))
}

/** By the angle around the middle, from the last one on. */
function sorted(points: readonly Vec3[], normal: Vec3): readonly Vec3[] {
  const middle = meanOf(points)
  const first = normalize(subtract(points.at(-1) as Vec3, middle))
  const second = cross(normalize(normal), first)
  const angle = (point: Vec3): number => {
    const arm = subtract(point, middle)
    return Math.atan2(dot(arm, second), dot(arm, first))
  }
  return [...points].sort((a, b) => angle(a) - angle(b))
}
