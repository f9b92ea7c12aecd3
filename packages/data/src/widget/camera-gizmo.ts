import { type Shape, triangles, type Vertex } from '../mesh/shape.ts'
import type { Vec2, Vec4 } from '../vector.ts'

/** Parts of a camera gizmo, in the order of their picking ids: two for each way to turn, the first one turns clockwise. */
export const gizmoTurns = ['horizontal', 'vertical', 'free', 'roll', 'zoom'] as const
export type GizmoTurn = (typeof gizmoTurns)[number]
export const gizmoParts = 2 * gizmoTurns.length

export interface GizmoOptions {
  readonly roll: boolean
  readonly zoom: boolean
  readonly color: (turn: GizmoTurn) => Vec4
}

type Polygon = readonly Vec2[]

const mirrored = (polygon: Polygon): Polygon => polygon.map(([x, y]) => [-x, y])
const upended = (polygon: Polygon): Polygon => polygon.map(([x, y]) => [y, x])
const turnedOver = (polygon: Polygon): Polygon => polygon.map(([x, y]) => [x, -y])
const moved = (polygon: Polygon, [dx, dy]: Vec2): Polygon => polygon.map(([x, y]) => [x + dx, y + dy])
const onCircle = (radius: number, degrees: number): Vec2 => [
  radius * Math.cos((degrees * Math.PI) / 180),
  radius * Math.sin((degrees * Math.PI) / 180),
]

const right: Polygon = [
  [3.7, -0.85],
  [4.8, 0],
  [3.7, 0.85],
]
const up = upended(right)

function band(from: number, to: number, inner: number, outer: number): readonly Polygon[] {
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / 6))
  const at = (i: number): number => from + ((to - from) * i) / steps
  return Array.from({ length: steps }, (_, i) => [
    onCircle(inner, at(i)),
    onCircle(outer, at(i)),
    onCircle(outer, at(i + 1)),
    onCircle(inner, at(i + 1)),
  ])
}

/** Bent to the right and down; its tip is at the lower end. */
const bent: readonly Polygon[] = [...band(66, 36, 4.15, 4.6), [onCircle(3.8, 36), onCircle(4.95, 36), onCircle(4.38, 22)]]
const bar: Polygon = [
  [-0.55, -0.16],
  [0.55, -0.16],
  [0.55, 0.16],
  [-0.55, 0.16],
]
const [less, more]: readonly [Vec2, Vec2] = [
  [-3.2, -3.2],
  [3.2, -3.2],
]

/** Polygons of each part in the plane of the picture, which reaches from -5 to 5. */
const partPolygons: readonly (readonly Polygon[])[] = [
  [right],
  [mirrored(right)],
  [turnedOver(up)],
  [up],
  band(0, 360, 0.8, 1.15),
  [],
  bent,
  bent.map(mirrored),
  [moved(bar, less)],
  [moved(bar, more), moved(upended(bar), more)],
]

/** A flat figure to turn a camera with, and the part that each of its vertices belongs to. */
export function cameraGizmo({ roll, zoom, color }: GizmoOptions): { readonly shape: Shape; readonly parts: readonly number[] } {
  const vertices: Vertex[] = []
  const parts: number[] = []
  const indices: number[] = []
  partPolygons.forEach((polygons, part) => {
    const turn = gizmoTurns[part >> 1] as GizmoTurn
    if ((turn === 'roll' && !roll) || (turn === 'zoom' && !zoom)) return
    for (const polygon of polygons) {
      const first = vertices.length
      for (const [x, y] of polygon) {
        vertices.push({ position: [x, y, 0], normal: [0, 0, 1], texcoord: [x, y, 0], color: color(turn) })
        parts.push(part)
      }
      for (let i = 1; i + 1 < polygon.length; i++) indices.push(first, first + i, first + i + 1)
    }
  })
  return { shape: { vertices, lists: [triangles(indices)] }, parts }
}
