import { frustum, invert, lookAt, type Mat4, orthographic, perspective, transform } from './matrix.ts'
import { add, cross, distance, normalize, scale, subtract, type Vec2, type Vec3 } from './vector.ts'

export type CameraType = 'PerspectiveCamera' | 'OrthographicCamera' | 'SkewedPerspectiveCamera'

export interface CameraState {
  readonly type: CameraType
  readonly lookFrom: Vec3
  readonly lookTo: Vec3
  readonly lookUp: Vec3
  readonly near: number
  readonly far: number
  /** Width over height. */
  readonly aspectRatio: number
  /** Vertical field of view in degrees; not for orthographic cameras. */
  readonly fov: number
  /** Width of the view in world units; orthographic cameras only. */
  readonly width: number
  /** Shift of the eye in the image plane, world units; skewed cameras only. */
  readonly offset: Vec2
}

export const defaultCamera: CameraState = {
  type: 'PerspectiveCamera',
  lookFrom: [0, 0, 2],
  lookTo: [0, 0, 0],
  lookUp: [0, 1, 0],
  near: 0.1,
  far: 100,
  aspectRatio: 1,
  fov: 38,
  width: 10,
  offset: [0, 0],
}

const halfFov = (camera: CameraState): number => (camera.fov * Math.PI) / 360

/** View from world. */
export function viewMatrix(camera: CameraState): Mat4 {
  const { type, lookFrom, lookTo, lookUp, offset } = camera
  if (type !== 'SkewedPerspectiveCamera') return lookAt(lookFrom, lookTo, lookUp)
  const right = normalize(cross(subtract(lookTo, lookFrom), lookUp))
  const shift = add(scale(right, offset[0]), scale(lookUp, offset[1]))
  return lookAt(add(lookFrom, shift), add(lookTo, shift), lookUp)
}

/** Clip from view; clip z from -1 to 1. */
export function projectionMatrix(camera: CameraState): Mat4 {
  const { type, near, far, aspectRatio, width, offset } = camera
  switch (type) {
    case 'PerspectiveCamera':
      return perspective(2 * halfFov(camera), aspectRatio, near, far)
    case 'OrthographicCamera': {
      const x = width / 2
      const y = x / aspectRatio
      return orthographic(-x, x, -y, y, near, far)
    }
    case 'SkewedPerspectiveCamera': {
      const y = near * Math.tan(halfFov(camera))
      const x = y * aspectRatio
      const s = near / distance(camera.lookTo, camera.lookFrom)
      const [shiftX, shiftY] = [offset[0] * s, offset[1] * s]
      return frustum(-x - shiftX, x - shiftX, -y - shiftY, y - shiftY, near, far)
    }
  }
}

/** World position of normalised device coordinates, all three from -1 to 1. */
export function unproject(camera: CameraState, ndc: Vec3): Vec3 {
  const clip = transform(invert(projectionMatrix(camera)), [...ndc, 1])
  const view = scale(clip, 1 / clip[3])
  const [x, y, z] = transform(invert(viewMatrix(camera)), view)
  return [x, y, z]
}

/** Normalised device coordinates of a world position. */
export function project(camera: CameraState, world: Vec3): Vec3 {
  const clip = transform(projectionMatrix(camera), transform(viewMatrix(camera), [...world, 1]))
  return [clip[0] / clip[3], clip[1] / clip[3], clip[2] / clip[3]]
}

/** The same view as well as the other projection can show it. */
export function withType(camera: CameraState, type: CameraType): CameraState {
  const { lookFrom, lookTo, aspectRatio, width } = camera
  const wasOrthographic = camera.type === 'OrthographicCamera'
  const becomesOrthographic = type === 'OrthographicCamera'
  if (wasOrthographic === becomesOrthographic) return { ...camera, type }
  const spread = 2 * Math.tan(halfFov(camera)) * aspectRatio
  if (becomesOrthographic) return { ...camera, type, width: distance(lookFrom, lookTo) * spread }
  const direction = normalize(subtract(lookFrom, lookTo))
  return { ...camera, type, lookFrom: add(lookTo, scale(direction, width / spread)) }
}

/** Distance from the eye along the view, for a perspective camera; `depth` from 0 near to 1 far. */
export function eyeDepth({ near, far }: CameraState, depth: number): number {
  return (2 * near * far) / (far + near - (2 * depth - 1) * (far - near))
}

/** Inverse of `eyeDepth`. */
export function screenDepth({ near, far }: CameraState, eye: number): number {
  return (0.5 * (((far + near) / (far - near)) * eye - (2 * near * far) / (far - near))) / eye + 0.5
}
