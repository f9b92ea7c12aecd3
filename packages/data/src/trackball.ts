import { type CameraState, project, unproject } from './camera.ts'
import { noRotation, type Quat, rotate, rotateAbout, rotationBetween, slerp } from './quaternion.ts'
import { add, clamp, cross, dot, length, negate, normalize, scale, subtract, type Vec2, type Vec3 } from './vector.ts'

// All positions are normalised device coordinates: -1 to 1, y up.

const awayFromTarget = (camera: CameraState): Vec3 => subtract(camera.lookFrom, camera.lookTo)

/** The rotation of a virtual trackball (method 0) for a drag from `last` to `current`: half a turn across the view. */
export function trackballRotation(camera: CameraState, last: Vec2, current: Vec2): Quat {
  const [x, y] = scale(subtract(current, last), Math.PI / 2)
  const eye = normalize(awayFromTarget(camera))
  const turned = rotateAbout(rotateAbout(eye, cross(eye, camera.lookUp), y), camera.lookUp, x)
  return rotationBetween(turned, eye)
}

/** Rotates eye and up vector about the point that is looked at. */
export function applyRotation(camera: CameraState, rotation: Quat): CameraState {
  return {
    ...camera,
    lookFrom: add(camera.lookTo, rotate(rotation, awayFromTarget(camera))),
    lookUp: rotate(rotation, camera.lookUp),
  }
}

export function rotateTrackball(camera: CameraState, last: Vec2, current: Vec2): CameraState {
  return applyRotation(camera, trackballRotation(camera, last, current))
}

/**
 * Turns the scene so that the point `grabbed` (world space) stays under the cursor (method 3). Where a ray misses the
 * sphere through that point, or nothing was grabbed, it is the virtual trackball.
 */
export function rotateGrabbed(camera: CameraState, last: Vec2, current: Vec2, grabbed: Vec3 | undefined): CameraState {
  const radius = grabbed && length(subtract(grabbed, camera.lookTo))
  const from = radius && hitSphere(camera, last, radius)
  const to = radius && hitSphere(camera, current, radius)
  return from && to ? applyRotation(camera, rotationBetween(to, from)) : rotateTrackball(camera, last, current)
}

/** First hit of the ray through `ndc` with the sphere about the target, seen from the target. */
function hitSphere(camera: CameraState, [x, y]: Vec2, radius: number): Vec3 | undefined {
  const start = subtract(unproject(camera, [x, y, -1]), camera.lookTo)
  const direction = normalize(subtract(subtract(unproject(camera, [x, y, 1]), camera.lookTo), start))
  const b = dot(start, direction)
  const discriminant = b * b - dot(start, start) + radius * radius
  return discriminant < 0 ? undefined : add(start, scale(direction, -b - Math.sqrt(discriminant)))
}

export interface TwoAxisOptions {
  /** Radians for half the view; default 3. */
  readonly sensitivity?: number
  /** Turns about this axis instead of the camera's own up vector, and keeps the horizon level. */
  readonly fixedUp?: Vec3
  /** Smallest angle between view and fixed axis, radians; default 0.125. */
  readonly verticalLimit?: number
}

/** Horizontal drags turn about the up vector, vertical ones about the right vector (method 1). */
export function rotateTwoAxis(camera: CameraState, last: Vec2, current: Vec2, options: TwoAxisOptions = {}): CameraState {
  const [dx, dy] = scale(subtract(current, last), options.sensitivity ?? 3)
  return turned(camera, awayFromTarget(camera), -dx, dy, options, eye => ({ lookFrom: add(camera.lookTo, eye) }))
}

/** Turns the head: the eye stays, the target moves (method 2), at half the sensitivity. Up is the fixed axis, default y. */
export function lookAround(camera: CameraState, last: Vec2, current: Vec2, options: TwoAxisOptions = {}): CameraState {
  const [dx, dy] = scale(subtract(current, last), (options.sensitivity ?? 3) * 0.5)
  const fixed = { ...options, fixedUp: options.fixedUp ?? ([0, 1, 0] as const) }
  return turned(camera, awayFromTarget(camera), -dx, dy, fixed, eye => ({ lookTo: subtract(camera.lookFrom, eye) }))
}

function turned(
  camera: CameraState,
  eye: Vec3,
  yaw: number,
  pitch: number,
  { fixedUp, verticalLimit = 0.125 }: TwoAxisOptions,
  place: (eye: Vec3) => Partial<CameraState>,
): CameraState {
  const up = fixedUp ? normalize(fixedUp) : camera.lookUp
  const right = normalize(cross(up, eye))
  if (!fixedUp) {
    const lookUp = rotateAbout(camera.lookUp, right, pitch)
    return { ...camera, ...place(rotateAbout(rotateAbout(eye, right, pitch), up, yaw)), lookUp: rotateAbout(lookUp, up, yaw) }
  }
  // Turning about the right vector by a positive angle moves the eye away from the axis.
  const angle = Math.acos(clamp(dot(normalize(eye), up), -1, 1))
  const limited = clamp(angle + pitch, verticalLimit, Math.PI - verticalLimit) - angle
  const next = rotateAbout(rotateAbout(eye, right, limited), up, yaw)
  return { ...camera, ...place(next), lookUp: normalize(cross(next, cross(up, next))) }
}

/** Positive factors approach: 0.1 takes a tenth of the distance away, or of the width of an orthographic view. */
export function zoom(camera: CameraState, factor: number): CameraState {
  if (camera.type === 'OrthographicCamera') return { ...camera, width: camera.width * (1 - factor) }
  return { ...camera, lookFrom: subtract(camera.lookFrom, scale(awayFromTarget(camera), factor)) }
}

/** Keeps what is under the cursor under it. `depth` is its normalised device z; default that of the target. */
export function pan(camera: CameraState, last: Vec2, current: Vec2, depth?: number): CameraState {
  const z = depth ?? project(camera, camera.lookTo)[2]
  return move(camera, subtract(unproject(camera, [...last, z]), unproject(camera, [...current, z])))
}

/** Moves eye and target by a vector in world space. */
export function move(camera: CameraState, by: Vec3): CameraState {
  return { ...camera, lookFrom: add(camera.lookFrom, by), lookTo: add(camera.lookTo, by) }
}

export type MoveDirection = 'forward' | 'backward' | 'left' | 'right' | 'up' | 'down'

/** Walks by `step` world units as seen by the camera. */
export function walk(camera: CameraState, direction: MoveDirection, step: number): CameraState {
  const forward = normalize(negate(awayFromTarget(camera)))
  const right = normalize(cross(forward, camera.lookUp))
  const up = normalize(camera.lookUp)
  const along = { forward, backward: negate(forward), left: negate(right), right, up, down: negate(up) }[direction]
  return move(camera, scale(along, step))
}

/** Turns the image counter-clockwise by `radians`, as two fingers do. */
export function roll(camera: CameraState, radians: number): CameraState {
  return { ...camera, lookUp: rotateAbout(camera.lookUp, awayFromTarget(camera), -radians) }
}

/** Looks at a point in world space; the eye moves along. */
export function recentre(camera: CameraState, target: Vec3): CameraState {
  return move(camera, subtract(target, camera.lookTo))
}

/** The rotation of the next tick (30 ms) of a trackball that was let go; undefined when it has come to rest. */
export function slowedRotation(rotation: Quat): Quat | undefined {
  const next = slerp(rotation, noRotation, 0.1)
  const [x, y, z, w] = [next[0], next[1], next[2], next[3] - 1]
  return x * x + y * y + z * z + w * w < 1e-6 ? undefined : next
}
