import { length, type Vec2, type Vec3 } from '@ivw/data'

/** Where a direction meets the unit disc that the sphere looks like from +z: x to the right, y up, each from -1 to 1. */
export function discOf(position: Vec3): Vec2 {
  const distance = length(position)
  return distance > 0 ? [position[0] / distance, position[1] / distance] : [0, 0]
}

/** The position at the same distance, on the same side of the sphere, in the direction of a point of the disc. */
export function fromDisc([x, y]: Vec2, before: Vec3): Vec3 {
  const distance = length(before) || 1
  const reach = Math.hypot(x, y)
  const [u, v] = reach > 1 ? [x / reach, y / reach] : [x, y]
  const depth = Math.sqrt(Math.max(0, 1 - u * u - v * v))
  return [u * distance, v * distance, (before[2] < 0 ? -depth : depth) * distance]
}
