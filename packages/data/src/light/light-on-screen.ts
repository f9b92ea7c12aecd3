import { type CameraState, unproject } from '../camera.ts'
import { add, distance, dot, length, normalize, scale, subtract, type Vec2, type Vec3 } from '../vector.ts'

/**
 * Moves a light around the origin so that it lies in the direction of what is seen at a place of the screen, (0, 0) at the upper
 * left: on a ball around the origin half as large as the distance of the camera, or beside the ball on the plane that faces the
 * camera (processors-b spec 3.1). Its distance from the origin stays.
 */
export function lightOnScreen(camera: CameraState, [x, y]: Vec2, light: Vec3): Vec3 {
  const { lookFrom, lookTo } = camera
  const from = unproject(camera, [2 * x - 1, 1 - 2 * y, -1])
  const ray = normalize(subtract(unproject(camera, [2 * x - 1, 1 - 2 * y, 1]), from))
  const radius = distance(lookTo, lookFrom) / 2
  const middle = -dot(from, ray)
  const squared = middle * middle - dot(from, from) + radius * radius
  const facing = normalize(subtract(lookFrom, lookTo))
  const along = squared >= 0 ? middle - Math.sqrt(squared) : dot(subtract(lookTo, from), facing) / dot(ray, facing)
  return scale(normalize(add(from, scale(ray, along))), length(light))
}
