import { Fn, float, If, property, select, vec4 } from 'three/tsl'
import type { Outputs } from '../pass/outputs.ts'
import { screenPosition } from '../pass/screen-position.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { nowhere } from './compositing.ts'
import { march } from './march.ts'
import { Ray } from './ray.ts'
import { BackgroundEvent } from './ray-background.ts'
import type { RaycastFeatures } from './raycast-features.ts'
import type { RaycastUniforms } from './raycast-uniforms.ts'

/** The shader that casts one ray per pixel. Where no ray goes through the volume there is the background, or nothing. */
export function buildRaycast(uniforms: RaycastUniforms, features: RaycastFeatures): Outputs {
  // The depth is computed first of all outputs; the colour falls out of the same march.
  const color = property('vec4', 'rayColor') as Vec4Node
  const depth = Fn(() => {
    const uv = screenPosition().toVar() as Vec2Node
    const entry = uniforms.entry.lean(uv).xyz.toVar() as Vec3Node
    const exit = uniforms.exit.lean(uv).xyz.toVar() as Vec3Node
    const behind = backgroundAt(uniforms, features, uv)
    color.assign(behind.color)
    const depth = behind.depth.toVar() as FloatNode
    const ray = new Ray(entry, exit, uniforms.volume, uniforms.samplingRate as unknown as FloatNode)
    If(ray.end.greaterThan(0) as BoolNode, () => {
      const result = { color: vec4(0).toVar() as Vec4Node, firstHit: float(nowhere).toVar() as FloatNode }
      const near = uniforms.depth.eye(uniforms.entryDepth.lean(uv).x.toVar() as FloatNode).toVar() as FloatNode
      const far = uniforms.depth.eye(uniforms.exitDepth.lean(uv).x.toVar() as FloatNode).toVar() as FloatNode
      const distance = ray.end.mul(uniforms.depth.eye(behind.depth).sub(near)).div(far.sub(near)) as FloatNode
      const background = features.background ? new BackgroundEvent(behind.color, distance) : undefined
      background?.startInFront(result)
      march({ uniforms, features, ray, result, background })
      color.assign(result.color)
      const eye = near.add(result.firstHit.div(ray.end).mul(far.sub(near))) as FloatNode
      const hit = select(result.firstHit.lessThan(nowhere), uniforms.depth.screen(eye), 1) as FloatNode
      depth.assign(hit.min(depth))
    })
    return depth
  })() as unknown as FloatNode
  return { color, depth, picking: features.backgroundPicking ? uniforms.backgroundPicking.sample(screenPosition()) : undefined }
}

interface Behind {
  readonly color: Vec4Node
  readonly depth: FloatNode
}

function backgroundAt(uniforms: RaycastUniforms, features: RaycastFeatures, uv: Vec2Node): Behind {
  const color = features.background ? uniforms.backgroundColor.sample(uv) : (vec4(0) as Vec4Node)
  const depth = features.backgroundDepth ? (uniforms.backgroundDepth.sample(uv).x as FloatNode) : (float(1) as FloatNode)
  return { color: color.toVar() as Vec4Node, depth: depth.toVar() as FloatNode }
}
