import { type CameraState, viewMatrix } from './camera.ts'
import { edgeVectors, type Mat4, transformDirection, transformPoint } from './matrix.ts'
import { add, cross, dot, length, negate, normalize, scale, subtract, type Vec2, type Vec3 } from './vector.ts'

/** Named by the direction of view: for `x-` the eye is on the positive x side. */
export type CameraSide = 'x-' | 'x+' | 'y-' | 'y+' | 'z-' | 'z+'

const sides: Readonly<Record<CameraSide, { readonly towardsEye: Vec3; readonly up: Vec3 }>> = {
  'x-': { towardsEye: [1, 0, 0], up: [0, 1, 0] },
  'x+': { towardsEye: [-1, 0, 0], up: [0, 1, 0] },
  'y-': { towardsEye: [0, 1, 0], up: [1, 0, 0] },
  'y+': { towardsEye: [0, -1, 0], up: [1, 0, 0] },
  'z-': { towardsEye: [0, 0, 1], up: [0, 1, 0] },
  'z+': { towardsEye: [0, 0, -1], up: [0, 1, 0] },
}

const corners: readonly Vec3[] = [0, 1, 2, 3, 4, 5, 6, 7].map(i => [i & 1, (i >> 1) & 1, i >> 2])

export interface FitOptions {
  /** How much larger than the box the view is; default 1.05. */
  readonly ratio?: number
  /** Default: the direction of the current view. */
  readonly side?: CameraSide
}

/**
 * Looks at the centre of a box from so far away that all of it is seen. `box` takes the unit cube to world space.
 * An orthographic camera keeps its distance and gets the width.
 */
export function fitView(camera: CameraState, box: Mat4, { ratio = 1.05, side }: FitOptions = {}): CameraState {
  const centre = transformPoint(box, [0.5, 0.5, 0.5])
  const chosen = side && sides[side]
  const towardsEye = normalize(chosen ? transformDirection(box, chosen.towardsEye) : subtract(camera.lookFrom, camera.lookTo))
  const lookUp = chosen?.up ?? camera.lookUp
  const right = normalize(cross(lookUp, towardsEye))
  const up = cross(towardsEye, right)
  const points = corners.map(corner => subtract(transformPoint(box, corner), centre))

  if (camera.type === 'OrthographicCamera') {
    const halfWidths = points.map(p => Math.max(Math.abs(dot(p, right)), Math.abs(dot(p, up)) * camera.aspectRatio))
    const eyeDistance = length(subtract(camera.lookFrom, camera.lookTo))
    const lookFrom = add(centre, scale(towardsEye, eyeDistance))
    return { ...camera, lookFrom, lookTo: centre, lookUp, width: 2 * Math.max(...halfWidths) * ratio }
  }
  const tangentY = Math.tan((camera.fov * Math.PI) / 360)
  const tangentX = tangentY * camera.aspectRatio
  const distances = points.map(
    p => dot(p, towardsEye) + Math.max((Math.abs(dot(p, up)) * ratio) / tangentY, (Math.abs(dot(p, right)) * ratio) / tangentX),
  )
  return { ...camera, lookFrom: add(centre, scale(towardsEye, Math.max(...distances))), lookTo: centre, lookUp }
}

/** Near and far plane for a box that may be looked at from `zoomRange` times its longest edge. */
export function nearFarFor(box: Mat4, zoomRange = 25, nearFarRatio = 1e-4): { near: number; far: number } {
  const longest = Math.max(...edgeVectors(box).map(length))
  const far = longest * (zoomRange + 1)
  return { near: far * nearFarRatio, far }
}

export interface LookRanges {
  readonly lookTo: readonly [Vec3, Vec3]
  readonly lookFrom: readonly [Vec3, Vec3]
}

/** Bounds of the two points of a camera that looks at a box. */
export function lookRangesFor(box: Mat4, zoomRange = 25): LookRanges {
  const centre = transformPoint(box, [0.5, 0.5, 0.5])
  const [a, b, c] = edgeVectors(box)
  const sum = add(add(a, b), c)
  const reach: Vec3 = [Math.abs(sum[0]), Math.abs(sum[1]), Math.abs(sum[2])]
  const around = (extent: Vec3): [Vec3, Vec3] => [subtract(centre, extent), add(centre, extent)]
  return { lookTo: around(reach), lookFrom: around(scale(reach, zoomRange)) }
}

export function flipUp(camera: CameraState): CameraState {
  return { ...camera, lookUp: negate(camera.lookUp) }
}

/** Unit vector to the right of the image, in world space. */
export function lookRight(camera: CameraState): Vec3 {
  const m = viewMatrix(camera)
  return [m[0], m[4], m[8]]
}

/** Smallest and largest distance along the view of the corners of a box; may be negative behind the eye. */
export function depthRange(camera: CameraState, box: Mat4): Vec2 {
  const view = viewMatrix(camera)
  const depths = corners.map(corner => -transformPoint(view, transformPoint(box, corner))[2])
  return [Math.min(...depths), Math.max(...depths)]
}
