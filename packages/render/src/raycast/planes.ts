import { dot, If, vec4 } from 'three/tsl'
import type { BoolNode, FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { blend, type RayResult } from './compositing.ts'
import type { Ray } from './ray.ts'
import type { RaycastFeatures } from './raycast-features.ts'
import type { RaycastUniforms } from './raycast-uniforms.ts'

/** Blends the planes that the ray crossed in the step that ends at `distance`. */
export function blendPlanes(uniforms: RaycastUniforms, features: RaycastFeatures, ray: Ray, result: RayResult, distance: FloatNode): void {
  for (let i = 0; i < features.planes; i++) {
    const plane = vec4(uniforms.planes.element(i) as never)
    const color = vec4(uniforms.planeColors.element(i) as never).toVar() as Vec4Node
    const side = dot(ray.position(distance), plane.xyz).add(plane.w).toVar() as FloatNode
    const perStep = dot(plane.xyz, ray.direction).mul(ray.step).abs()
    If(side.lessThanEqual(0).and(side.greaterThan(perStep.negate())) as BoolNode, () => {
      result.firstHit.assign(result.firstHit.min(distance))
      blend(result.color, color.xyz as Vec3Node, color.w.mul(result.color.w.oneMinus()) as FloatNode)
    })
  }
}
