import type { Vec3 } from '../vector.ts'

/** A light in a scene, in world space. */
export interface LightSource {
  readonly kind: 'directional' | 'point'
  readonly position: Vec3
  /** Unit vector in which light leaves; that of a point light goes to what it is aimed at. */
  readonly direction: Vec3
  /** Power times colour; 0 while it is switched off. */
  readonly intensity: Vec3
}
