import { add, column, length, type Mat4, normalize, scale, subtract, type Vec2, type Vec3, type Volume } from '@ivw/data'
import type { SpatialAxis } from '@ivw/render'

export interface EdgeKind {
  /** Identifier of the property that shows it. */
  readonly id: string
  readonly name: string
  readonly axis: 0 | 1 | 2
  /** Direction of its ticks, in world axes. */
  readonly inside: Vec3
  /** Numbers of the basis vectors that lead from the origin of the volume to where it starts. */
  readonly base: readonly (0 | 1 | 2)[]
}

const edge = (id: string, axis: 0 | 1 | 2, inside: Vec3, ...base: readonly (0 | 1 | 2)[]): EdgeKind => ({
  id,
  name: id.replace(/(neg|pos)([XYZ])/gu, (_, sign: string, letter: string) => `${sign === 'neg' ? '-' : '+'}${letter} `).trim(),
  axis,
  inside,
  base,
})

/** The twelve edges of a volume's box, four along each axis (processors-a spec 6.6). */
export const volumeEdges: readonly EdgeKind[] = [
  edge('negYnegZ', 0, [0, 1, 1]),
  edge('posYnegZ', 0, [0, -1, 1], 1),
  edge('posYposZ', 0, [0, -1, -1], 1, 2),
  edge('negYposZ', 0, [0, 1, -1], 2),
  edge('negXnegZ', 1, [1, 0, 1]),
  edge('posXnegZ', 1, [-1, 0, 1], 0),
  edge('posXposZ', 1, [-1, 0, -1], 0, 2),
  edge('negXposZ', 1, [1, 0, -1], 2),
  edge('negXnegY', 2, [1, 1, 0]),
  edge('posXnegY', 2, [-1, 1, 0], 0),
  edge('posXposY', 2, [-1, -1, 0], 0, 1),
  edge('negXposY', 2, [1, -1, 0], 1),
]

/** Where the axis along an edge lies, `distance` outside of the box. */
export function axisAlong({ axis, inside, base }: EdgeKind, modelMatrix: Mat4, distance: number): SpatialAxis {
  const corner = base.reduce<Vec3>((sum, i) => add(sum, column(modelMatrix, i)), column(modelMatrix, 3))
  const start = subtract(corner, scale(normalize(inside), distance))
  return { start, end: add(start, column(modelMatrix, axis)), inside }
}

export const rangeModes = {
  dims: 'Volume Dimensions',
  basis: 'Volume Basis',
  basisOffset: 'Volume Basis & Offset',
  custom: 'Custom',
} as const
export type RangeMode = keyof typeof rangeModes

/** Values at both ends of the edges along an axis. */
export function rangeAlong(axis: 0 | 1 | 2, { dimensions, modelMatrix }: Volume, mode: Exclude<RangeMode, 'custom'>): Vec2 {
  if (mode === 'dims') return [0, dimensions[axis]]
  const size = length(column(modelMatrix, axis))
  const start = mode === 'basis' ? 0 : column(modelMatrix, 3)[axis]
  return [start, start + size]
}
