import { dot, float, inverseSqrt, max, select, vec3 } from 'three/tsl'
import type { FloatNode, Vec3Node } from './nodes.ts'

/** Finite differences that gradients are made of. `precomputed...`: the volume holds them in these channels. */
export const gradientModes = ['none', 'forward', 'backward', 'central', 'central-higher', 'precomputedXYZ', 'precomputedYZW'] as const
export type GradientMode = (typeof gradientModes)[number]

/** A field with the steps to take along the three world axes, in texture space and in world units. */
export interface DifferentiableField {
  value(position: Vec3Node): FloatNode
  step(axis: 0 | 1 | 2): Vec3Node
  readonly spacing: Vec3Node
}

/** Gradient in world space by finite differences (core spec 6.3). `here`: the value at `position`, for one-sided modes. */
export function differences(mode: GradientMode, field: DifferentiableField, position: Vec3Node, here: FloatNode): Vec3Node {
  const axes = [0, 1, 2] as const
  const parts = axes.map(axis => difference(mode, field, position, here, field.step(axis)))
  return vec3(...(parts as [FloatNode, FloatNode, FloatNode])).div(field.spacing) as Vec3Node
}

function difference(mode: GradientMode, field: DifferentiableField, position: Vec3Node, here: FloatNode, step: Vec3Node): FloatNode {
  const at = (steps: number): FloatNode => field.value(position.add(step.mul(steps)) as Vec3Node)
  switch (mode) {
    case 'forward':
      return at(1).sub(here) as FloatNode
    case 'backward':
      return here.sub(at(-1)) as FloatNode
    case 'central':
      return at(1).sub(at(-1)).mul(0.5) as FloatNode
    case 'central-higher':
      return at(1)
        .sub(at(-1))
        .mul(8)
        .sub(at(2).sub(at(-2)))
        .div(12) as FloatNode
    default:
      return float(0) as FloatNode
  }
}

/** Unit vector; the zero vector stays zero, which `normalize` makes NaN on some GPUs. */
export function safeNormalize(vector: Vec3Node): Vec3Node {
  const squared = dot(vector, vector).toVar() as FloatNode
  return select(squared.greaterThan(0), vector.mul(inverseSqrt(max(squared, 1e-38))), vec3(0)) as Vec3Node
}
