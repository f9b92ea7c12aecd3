import { length, type Vec3 } from '@ivw/data'

/** Distance from the centre, angle from the z axis, and angle about it from the x axis; degrees. */
export type Spherical = readonly [distance: number, polar: number, azimuth: number]

const degrees = 180 / Math.PI

/** At the centre, where there is no direction, that of the z axis. */
export function toSpherical([x, y, z]: Vec3): Spherical {
  const distance = length([x, y, z])
  return distance > 0 ? [distance, Math.acos(Math.min(Math.max(z / distance, -1), 1)) * degrees, Math.atan2(y, x) * degrees] : [0, 0, 0]
}

export function fromSpherical([distance, polar, azimuth]: Spherical): Vec3 {
  const [theta, phi] = [polar / degrees, azimuth / degrees]
  const across = distance * Math.sin(theta)
  return [across * Math.cos(phi), across * Math.sin(phi), distance * Math.cos(theta)]
}
