import { type CameraState, unproject } from '../camera.ts'
import { type Mat4, multiply, scaling, translation } from '../matrix.ts'
import { distance, scale, type Vec2, type Vec3, type Vec4 } from '../vector.ts'
import { arrowShape } from './round-shapes.ts'
import { joined, type Shape } from './shape.ts'
import { octantSphere } from './sphere-shapes.ts'

export interface IndicatorLook {
  readonly baseColor: Vec4
  readonly axisColors: readonly [Vec4, Vec4, Vec4]
  readonly radius: number
  /** Lengths of the arrows. */
  readonly axisScale: Vec3
}

/** A ball with an arrow along every axis, at the origin (processors-b spec 9.6). */
export function orientationIndicator({ baseColor, axisColors, radius, axisScale }: IndicatorLook): Shape {
  const units: readonly Vec3[] = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]
  const arrows = units.map((axis, i) => {
    const size = axisScale[i] as number
    const pin = { start: [0, 0, 0] as Vec3, stop: scale(axis, size), radius: 0.06 * radius * size, segments: 64 }
    return arrowShape({ ...pin, color: axisColors[i] as Vec4 }, 0.25, 0.15 * radius * size)
  })
  return joined([octantSphere([0, 0, 0], 0.12 * radius, () => baseColor), ...arrows])
}

/** World from model, so that the indicator stands at a place of the picture (0 to 1) and is `size` of it large. */
export function placedInView(camera: CameraState, [x, y]: Vec2, size: number): Mat4 {
  const at = (u: number): Vec3 => unproject(camera, [2 * u - 1, 2 * y - 1, 0])
  const [place, beside] = [at(x), at(x + size)]
  const extent = distance(place, beside)
  return multiply(translation(place), scaling([extent, extent, extent]))
}
