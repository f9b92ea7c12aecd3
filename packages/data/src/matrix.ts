import { mat2, mat3, mat4 } from 'gl-matrix'
import { DataError } from './errors.ts'
import type { Vec3, Vec4 } from './vector.ts'

/** Column-major, flat: `[m00, m10, m01, m11]` where the first index is the row. */
export type Mat2 = readonly [number, number, number, number]
/** Column-major, flat. */
export type Mat3 = readonly [number, number, number, number, number, number, number, number, number]
/** Column-major, flat: the columns are the images of the axes, then the translation. */
// biome-ignore format: one column a line
export type Mat4 = readonly [
  number, number, number, number,
  number, number, number, number,
  number, number, number, number,
  number, number, number, number,
]

type Writable<T> = { -readonly [K in keyof T]: T[K] }

export const identity: Mat4 = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]

// gl-matrix makes Float32Arrays by itself; a plain array as target keeps double precision.
const fresh = (): Writable<Mat4> => [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]

function into(write: (out: Writable<Mat4>) => unknown): Mat4 {
  const out = fresh()
  write(out)
  return out
}

/** The transform that applies the last argument first. */
export function multiply(first: Mat4, ...others: Mat4[]): Mat4 {
  return others.reduce((a, b) => into(out => mat4.multiply(out, a, b)), first)
}

export const transpose = (m: Mat4): Mat4 => into(out => mat4.transpose(out, m))
export const determinant = (m: Mat4): number => mat4.determinant(m)

/** `undefined` when the matrix is singular. */
export function tryInvert(m: Mat4): Mat4 | undefined {
  const out = fresh()
  return mat4.invert(out, m) && out.every(Number.isFinite) ? out : undefined
}

/** Throws DataError when the matrix is singular. */
export function invert(m: Mat4): Mat4 {
  const inverse = tryInvert(m)
  if (!inverse) throw new DataError('The matrix cannot be inverted', { expected: 'a determinant other than 0', found: m.join(' ') })
  return inverse
}

export const translation = ([x, y, z]: Vec3): Mat4 => [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1]
export const scaling = ([x, y, z]: Vec3): Mat4 => [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1]

/** Counter-clockwise about the axis when it points at the viewer; `radians`. */
export const rotation = (axis: Vec3, radians: number): Mat4 => into(out => mat4.fromRotation(out, radians, axis))

/** The box that starts at `offset` and spans the three edge vectors, as the image of the unit cube. */
export function fromBasis(a: Vec3, b: Vec3, c: Vec3, offset: Vec3 = [0, 0, 0]): Mat4 {
  return [...a, 0, ...b, 0, ...c, 0, ...offset, 1]
}

export function column(m: Mat4, index: 0 | 1 | 2 | 3): Vec3 {
  const at = index * 4
  return [m[at] as number, m[at + 1] as number, m[at + 2] as number]
}

export const edgeVectors = (m: Mat4): [Vec3, Vec3, Vec3] => [column(m, 0), column(m, 1), column(m, 2)]
export const offsetOf = (m: Mat4): Vec3 => column(m, 3)

export function transform(m: Mat4, [x, y, z, w]: Vec4): Vec4 {
  const row = (i: 0 | 1 | 2 | 3): number => m[i] * x + (m[i + 4] as number) * y + (m[i + 8] as number) * z + (m[i + 12] as number) * w
  return [row(0), row(1), row(2), row(3)]
}

/** With the perspective division. */
export function transformPoint(m: Mat4, [x, y, z]: Vec3): Vec3 {
  const [px, py, pz, w] = transform(m, [x, y, z, 1])
  return w === 1 ? [px, py, pz] : [px / w, py / w, pz / w]
}

/** Without the translation. */
export function transformDirection(m: Mat4, [x, y, z]: Vec3): Vec3 {
  const [px, py, pz] = transform(m, [x, y, z, 0])
  return [px, py, pz]
}

export const upper3x3 = (m: Mat4): Mat3 => [m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]]

/** Transposed inverse of the upper 3x3, which keeps normals perpendicular. Throws DataError when singular. */
export function normalMatrix(m: Mat4): Mat3 {
  const inverse = invert([m[0], m[1], m[2], 0, m[4], m[5], m[6], 0, m[8], m[9], m[10], 0, 0, 0, 0, 1])
  return upper3x3(transpose(inverse))
}

export function multiply3(a: Mat3, b: Mat3): Mat3 {
  const out: Writable<Mat3> = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  mat3.multiply(out, a, b)
  return out
}

export function transform3(m: Mat3, [x, y, z]: Vec3): Vec3 {
  return [m[0] * x + m[3] * y + m[6] * z, m[1] * x + m[4] * y + m[7] * z, m[2] * x + m[5] * y + m[8] * z]
}

export function multiply2(a: Mat2, b: Mat2): Mat2 {
  const out: Writable<Mat2> = [0, 0, 0, 0]
  mat2.multiply(out, a, b)
  return out
}

/** View from world; looks along the negative z axis of the result. */
export const lookAt = (from: Vec3, to: Vec3, up: Vec3): Mat4 => into(out => mat4.lookAt(out, from, to, up))

/** Clip z from -1 to 1; `fovy` in radians. */
export const perspective = (fovy: number, aspect: number, near: number, far: number): Mat4 =>
  into(out => mat4.perspectiveNO(out, fovy, aspect, near, far))

/** Clip z from -1 to 1. */
export const orthographic = (left: number, right: number, bottom: number, top: number, near: number, far: number): Mat4 =>
  into(out => mat4.orthoNO(out, left, right, bottom, top, near, far))

/** Clip z from -1 to 1. */
export const frustum = (left: number, right: number, bottom: number, top: number, near: number, far: number): Mat4 =>
  into(out => mat4.frustum(out, left, right, bottom, top, near, far))
