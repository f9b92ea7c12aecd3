import { cross, dot, length, normalize, scale, type Vec3 } from './vector.ts'

/** `[x, y, z, w]` */
export type Quat = readonly [number, number, number, number]

export const noRotation: Quat = [0, 0, 0, 1]

export function fromAxisAngle(axis: Vec3, radians: number): Quat {
  const s = Math.sin(radians / 2)
  const [x, y, z] = normalize(axis)
  return [x * s, y * s, z * s, Math.cos(radians / 2)]
}

/** The shortest rotation that takes the direction of `a` to the direction of `b`. */
export function rotationBetween(a: Vec3, b: Vec3): Quat {
  const from = normalize(a)
  const to = normalize(b)
  const cosine = dot(from, to)
  if (cosine < -1 + 1e-12) {
    const side: Vec3 = Math.abs(from[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0]
    return fromAxisAngle(cross(from, side), Math.PI)
  }
  const [x, y, z] = cross(from, to)
  const w = 1 + cosine
  const size = Math.hypot(x, y, z, w)
  return [x / size, y / size, z / size, w / size]
}

export function rotate(q: Quat, v: Vec3): Vec3 {
  const axis: Vec3 = [q[0], q[1], q[2]]
  const t = scale(cross(axis, v), 2)
  const u = cross(axis, t)
  return [v[0] + q[3] * t[0] + u[0], v[1] + q[3] * t[1] + u[1], v[2] + q[3] * t[2] + u[2]]
}

/** Rotates about an axis (any length but 0) by `radians`. */
export const rotateAbout = (v: Vec3, axis: Vec3, radians: number): Vec3 => (length(axis) > 0 ? rotate(fromAxisAngle(axis, radians), v) : v)

/** Along the shorter arc. */
export function slerp(a: Quat, b: Quat, t: number): Quat {
  let cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]
  const sign = cosine < 0 ? -1 : 1
  cosine *= sign
  const angle = Math.acos(Math.min(1, cosine))
  const sine = Math.sin(angle)
  // Sines of tiny angles divide badly; there the arc is a straight line.
  const [wa, wb] = sine < 1e-6 ? [1 - t, t] : [Math.sin((1 - t) * angle) / sine, Math.sin(t * angle) / sine]
  const part = (i: 0 | 1 | 2 | 3): number => a[i] * wa + sign * b[i] * wb
  return [part(0), part(1), part(2), part(3)]
}
