import { dot, float, If, int, Loop, select, vec4 } from 'three/tsl'
import type { BoolNode, FloatNode, IntNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { correctedOpacity } from '../shading/opacity.ts'
import { blend, type RayResult } from './compositing.ts'
import type { SampleShading } from './sample-shading.ts'

/**
 * Blends the iso surfaces between the sample at `distance` (value `current`) and the one before it (`previous`), in the order in
 * which the ray meets them (core spec 6.4). Returns what is left of the step for the sample itself.
 */
export function blendIsoSurfaces(
  shading: SampleShading,
  result: RayResult,
  previous: FloatNode,
  current: FloatNode,
  distance: FloatNode,
): FloatNode {
  const { uniforms, features, ray } = shading
  const rest = ray.step.toVar() as FloatNode
  const rises = current.greaterThan(previous) as BoolNode
  Loop(features.isoCount, ({ i }: { i: IntNode }) => {
    const which = int(select(rises, i, int(features.isoCount - 1).sub(i))).toVar() as IntNode
    const iso = float(uniforms.isoPositions.element(which) as never).toVar() as FloatNode
    If(crosses(previous, current, iso), () => {
      // Share of the step that lies behind the surface. A surface in the previous sample was drawn there.
      const behind = current.sub(iso).div(current.sub(previous)).toVar() as FloatNode
      If(behind.lessThan(1) as BoolNode, () => {
        const at = distance.sub(ray.step.mul(behind)).toVar() as FloatNode
        const normal = facing(shading, at, iso)
        if (features.rendering === 'dvriso')
          blendMediumBefore(shading, result, at, iso, ray.step.sub(ray.step.mul(behind)) as FloatNode, normal)
        const color = vec4(uniforms.isoColors.element(which) as never).toVar() as Vec4Node
        const lit = shading.lit(color.xyz as Vec3Node, at, normal)
        result.firstHit.assign(result.firstHit.min(at))
        blend(result.color, lit, color.w.mul(result.color.w.oneMinus()) as FloatNode)
        rest.assign(ray.step.mul(behind))
      })
    })
  })
  return rest
}

/** Whether the value lies between two samples, or in one of them. */
export function crosses(previous: FloatNode, current: FloatNode, iso: FloatNode): BoolNode {
  return iso.sub(current).mul(iso.sub(previous)).lessThanEqual(0).and(current.notEqual(previous)) as BoolNode
}

/** Normal of a surface, turned towards the viewer. */
function facing(shading: SampleShading, distance: FloatNode, value: FloatNode): Vec3Node {
  const normal = shading.gradient(distance, value).negate().toVar() as Vec3Node
  if (!shading.features.shaded) return normal
  return select(dot(normal, shading.ray.toCamera).lessThan(0), normal.negate(), normal) as Vec3Node
}

/** The medium in front of a surface has the colour that belongs to the surface's value. */
function blendMediumBefore(
  shading: SampleShading,
  result: RayResult,
  distance: FloatNode,
  iso: FloatNode,
  length: FloatNode,
  normal: Vec3Node,
): void {
  const color = shading.uniforms.table.sample(iso).toVar() as Vec4Node
  If(color.w.greaterThan(0) as BoolNode, () => {
    const share = correctedOpacity(color.w, length).mul(result.color.w.oneMinus()) as FloatNode
    result.firstHit.assign(result.firstHit.min(distance))
    blend(result.color, shading.lit(color.xyz as Vec3Node, distance, normal), share)
  })
}
