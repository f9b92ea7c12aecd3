import { normalize, scale, subtract, type Vec3 } from '../vector.ts'

/** The part of the x axis that is perpendicular to a direction, unit length; the y axis where there is none. */
export function perpendicularTo(direction: Vec3): Vec3 {
  const unit = normalize(direction)
  if (Math.abs(unit[0]) >= 1) return [0, 1, 0]
  return normalize(subtract([1, 0, 0], scale(unit, unit[0])))
}
