import { invert, type Mat4, normalMatrix, transform3, transformPoint } from '../matrix.ts'
import { dot, normalize, subtract, type Vec3 } from '../vector.ts'

/** What is on the side that the normal points to is inside. */
export interface Plane {
  readonly point: Vec3
  readonly normal: Vec3
}

/** A world plane in the space of a mesh, with a unit normal. */
export function planeInModel({ point, normal }: Plane, worldFromModel: Mat4): Plane {
  const modelFromWorld = invert(worldFromModel)
  return { point: transformPoint(modelFromWorld, point), normal: normalize(transform3(normalMatrix(modelFromWorld), normal)) }
}

/** Positive inside; in units of length for a unit normal. */
export function signedDistance({ point, normal }: Plane, position: Vec3): number {
  return dot(subtract(position, point), normal)
}
