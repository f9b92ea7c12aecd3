import { If, step, vec3, vec4 } from 'three/tsl'
import type { BoolNode, FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import type { Compositing } from './raycast-settings.ts'

/** Rays are followed until they are this opaque. */
export const opaqueEnough = 0.99
/** Where nothing was hit. */
export const nowhere = 1e9

/** What a ray has gathered: variables of the shader. */
export interface RayResult {
  /** Premultiplied. */
  readonly color: Vec4Node
  /** Distance along the ray of the first thing hit, or `nowhere`. */
  readonly firstHit: FloatNode
}

/** One classified (and lit) sample. */
export interface RaySample {
  readonly color: Vec4Node
  /** For the length of the step. */
  readonly opacity: FloatNode
  /** Distance along the ray. */
  readonly distance: FloatNode
  readonly position: () => Vec3Node
  /** Unit gradients, negated: towards lower values; in world and view space. */
  readonly normal: () => Vec3Node
  readonly viewNormal: () => Vec3Node
}

/**
 * Adds one sample behind what the ray has gathered (core spec 6.3). Whether the ray goes on is asked between samples: an opaque component
 * does not end it before the other ones.
 */
export function composite(mode: Compositing, { color, firstHit }: RayResult, sample: RaySample): void {
  switch (mode) {
    case 'dvr':
      blend(color, sample.color.xyz as Vec3Node, sample.opacity.mul(color.w.oneMinus()) as FloatNode)
      If(sample.opacity.greaterThan(0) as BoolNode, () => {
        firstHit.assign(firstHit.min(sample.distance))
      })
      return
    case 'mip':
      If(sample.color.w.greaterThan(color.w) as BoolNode, () => {
        color.assign(sample.color)
        firstHit.assign(sample.distance)
      })
      return
    default:
      If(color.w.equal(0).and(sample.color.w.greaterThan(0)) as BoolNode, () => {
        color.assign(vec4(firstHitColor(mode, sample), 1))
        firstHit.assign(sample.distance)
      })
  }
}

/** Adds media of some opacity, one behind the other, until the ray is opaque enough. `step` and not `select`, which becomes a branch. */
export function blendMedia(color: Vec4Node, media: readonly Vec4Node[], opacities: readonly FloatNode[]): void {
  let covered = color.w as FloatNode
  let sum = color.xyz as Vec3Node
  media.forEach((medium, i) => {
    const share = (opacities[i] as FloatNode).mul(covered.oneMinus()).mul(step(covered, opaqueEnough)).toVar() as FloatNode
    sum = sum.add(medium.xyz.mul(share)) as Vec3Node
    covered = covered.add(share).toVar() as FloatNode
  })
  color.assign(vec4(sum, covered))
}

/** Adds a premultiplied share of a colour: a variable, so that it is computed once. */
export function blend(color: Vec4Node, rgb: Vec3Node, share: FloatNode): void {
  const weight = share.toVar() as FloatNode
  color.addAssign(vec4(rgb.mul(weight), weight))
}

function firstHitColor(mode: Exclude<Compositing, 'dvr' | 'mip'>, sample: RaySample): Vec3Node {
  switch (mode) {
    case 'fhp':
      return sample.position()
    case 'fhn':
      return sample.normal().mul(0.5).add(0.5) as Vec3Node
    case 'fhnvs':
      return sample.viewNormal().mul(0.5).add(0.5) as Vec3Node
    case 'fhd':
      return vec3(sample.distance) as Vec3Node
  }
}
