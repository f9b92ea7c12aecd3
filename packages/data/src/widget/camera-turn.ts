import type { CameraState } from '../camera.ts'
import { type Mat4, rotation, transformDirection } from '../matrix.ts'
import { add, cross, length, normalize, scale, subtract, type Vec2, type Vec3 } from '../vector.ts'
import type { GizmoTurn } from './camera-gizmo.ts'

/** What a drag that turns a camera goes by: the camera's axes when it began; world space, unit vectors. */
export interface TurnAxes {
  readonly right: Vec3
  readonly up: Vec3
  readonly view: Vec3
  /** What horizontal movements turn about. */
  readonly pole: Vec3
}

/** `worldPole`: horizontal movements turn about the axis of the world that is nearest to upwards. */
export function turnAxes({ lookFrom, lookTo, lookUp }: CameraState, worldPole: boolean): TurnAxes {
  const view = normalize(subtract(lookTo, lookFrom))
  const up = normalize(lookUp)
  return { right: normalize(cross(view, up)), up, view, pole: worldPole ? dominant(up) : up }
}

function dominant(vector: Vec3): Vec3 {
  const largest = vector.map(Math.abs).reduce((best, size, i, sizes) => (size > (sizes[best] as number) ? i : best), 0)
  return vector.map((part, i) => (i === largest ? Math.sign(part) : 0)) as unknown as Vec3
}

/** What a movement of the pointer, in pixels, turns about and how far (processors-a spec 8.2); undefined for no movement. */
export function turnOf(
  turn: Exclude<GizmoTurn, 'zoom'>,
  [dx, dy]: Vec2,
  axes: TurnAxes,
): { readonly axis: Vec3; readonly pixels: number } | undefined {
  switch (turn) {
    case 'horizontal':
      return { axis: axes.pole, pixels: dx }
    case 'vertical':
      return { axis: axes.right, pixels: -dy }
    case 'roll':
      return { axis: axes.view, pixels: dx }
    case 'free': {
      const axis = add(scale(axes.right, -dy), scale(axes.up, dx))
      return length(axis) > 0 ? { axis: normalize(axis), pixels: Math.hypot(dx, dy) } : undefined
    }
  }
}

/** The camera after a rotation about what it looks at, and that rotation. */
export function turned(camera: CameraState, axis: Vec3, radians: number): { readonly camera: CameraState; readonly rotation: Mat4 } {
  const matrix = rotation(axis, radians)
  const direction = subtract(camera.lookTo, camera.lookFrom)
  return {
    camera: {
      ...camera,
      lookFrom: subtract(camera.lookTo, transformDirection(matrix, direction)),
      lookUp: transformDirection(matrix, camera.lookUp),
    },
    rotation: matrix,
  }
}

/** The camera after a movement of so many pixels upwards, which brings it nearer. */
export function dollied(camera: CameraState, upwards: number): CameraState {
  const direction = subtract(camera.lookTo, camera.lookFrom)
  const distance = length(direction)
  const next = Math.max(distance - upwards / 50 / Math.tan((camera.fov * Math.PI) / 360), 0.01)
  return { ...camera, lookFrom: subtract(camera.lookTo, scale(direction, next / distance)) }
}
