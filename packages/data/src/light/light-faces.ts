import type { Vec3 } from '../vector.ts'

/** A face of the box of a volume that light enters by: it goes from slice to slice along the axis, upwards or downwards. */
export interface LightFace {
  readonly axis: 0 | 1 | 2
  readonly upwards: boolean
}

export interface LightFaces {
  readonly first: LightFace
  readonly second: LightFace
  /** Share of the first face; the second has the rest. */
  readonly share: number
}

const faces: readonly LightFace[] = ([0, 1, 2] as const).flatMap(axis => [
  { axis, upwards: true },
  { axis, upwards: false },
])

/** The two faces that a direction goes through most squarely; `travel`: unit vector in which light goes, texture space. */
export function lightFaces(travel: Vec3): LightFaces {
  const along = ({ axis, upwards }: LightFace): number => (upwards ? travel[axis] : -travel[axis])
  let [first, best] = [faces[0] as LightFace, along(faces[0] as LightFace)]
  // The second one counts from 0, not from what its face has: faces that light leaves by are never taken.
  let [second, next] = [first, 0]
  for (const face of faces.slice(1)) {
    const amount = along(face)
    if (amount > best) [second, next, first, best] = [first, best, face, amount]
    else if (amount > next) [second, next] = [face, amount]
  }
  return { first, second, share: 1 - (2 * Math.acos(Math.min(best, 1))) / Math.PI }
}

/** The axis of the volume along each axis of the slices of a face, and the other way round: two of them change places. */
export function sliceAxes({ axis }: LightFace): readonly [0 | 1 | 2, 0 | 1 | 2, 0 | 1 | 2] {
  return axis === 0 ? [2, 1, 0] : axis === 1 ? [0, 2, 1] : [0, 1, 2]
}
