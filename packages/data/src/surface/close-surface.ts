import type { Vec3 } from '../vector.ts'
import type { IsoField } from './iso-field.ts'
import type { SurfaceBuilder } from './surface-builder.ts'

type Triangle = readonly [number, number, number]
/** Triangles of a cell's face, as numbers of its ring (0,0) (1,0) (1,1) (0,1), for the first and the last plane of an axis. */
const diagonal = {
  first: [
    [0, 3, 1],
    [1, 3, 2],
  ],
  last: [
    [0, 1, 3],
    [1, 2, 3],
  ],
} as const
const faceTriangles: Readonly<Record<0 | 1 | 2, { readonly first: readonly Triangle[]; readonly last: readonly Triangle[] }>> = {
  0: diagonal,
  1: {
    first: [
      [0, 1, 2],
      [0, 2, 3],
    ],
    last: [
      [0, 2, 1],
      [0, 3, 2],
    ],
  },
  2: diagonal,
}

/** Where what is inside reaches the faces of the box, it is closed there (processors-b spec 6.4). */
export function closeSurface(field: IsoField, builder: SurfaceBuilder): void {
  for (const axis of [2, 1, 0] as const) {
    builder.separate()
    const count = field.dimensions[axis]
    closeFace(field, builder, axis, 0, faceTriangles[axis].first)
    // A grid of one layer has but one face.
    if (count > 1) closeFace(field, builder, axis, count - 1, faceTriangles[axis].last)
  }
  builder.separate()
}

function closeFace(field: IsoField, builder: SurfaceBuilder, axis: 0 | 1 | 2, layer: number, triangles: readonly Triangle[]): void {
  const [right, up] = [0, 1, 2].filter(other => other !== axis) as [0 | 1 | 2, 0 | 1 | 2]
  const at = (i: number, j: number): number => {
    const place: [number, number, number] = [layer, layer, layer]
    place[right] = i
    place[up] = j
    return field.index(...place)
  }
  for (let j = 0; j + 1 < field.dimensions[up]; j++)
    for (let i = 0; i + 1 < field.dimensions[right]; i++) {
      const ring = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)]
      for (const triangle of triangles) clip(field, builder, triangle.map(corner => ring[corner] as number) as unknown as Triangle)
    }
}

/** Keeps what is inside of a triangle of grid points. */
function clip(field: IsoField, builder: SurfaceBuilder, points: Triangle): void {
  const count = field.dimensions[0] * field.dimensions[1] * field.dimensions[2]
  const inside = points.map(point => field.distance(point) <= 0)
  const corner = (i: number): number =>
    builder.mergedVertex((points[i] as number) * (count + 1), (): Vec3 => field.position(points[i] as number))
  const cut = (i: number, j: number): number => {
    const [p, q] = [points[i] as number, points[j] as number]
    return builder.mergedVertex(Math.min(p, q) * count + Math.max(p, q), () => field.cut(p, q))
  }
  const polygon: number[] = []
  for (let i = 0; i < 3; i++) {
    const next = (i + 1) % 3
    if (inside[i]) polygon.push(corner(i))
    if (inside[i] !== inside[next]) polygon.push(cut(i, next))
  }
  for (let i = 1; i + 1 < polygon.length; i++) builder.triangle(polygon[0] as number, polygon[i] as number, polygon[i + 1] as number)
}
