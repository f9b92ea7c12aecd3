import { Fn, float, If, property, select, vec4 } from 'three/tsl'
import type { Outputs } from '../pass/outputs.ts'
import { screenPosition } from '../pass/screen-position.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { nowhere, type RayResult } from './compositing.ts'
import { Ray } from './ray.ts'
import { BackgroundEvent } from './ray-background.ts'
import type { RayFrame } from './ray-frame.ts'

/** Adds what a ray meets to `result`, and the background where the ray passes it. */
export type MarchRay = (ray: Ray, result: RayResult, background: BackgroundEvent | undefined) => void

/**
 * A ray for each pixel, merged with the background at the background's depth. Depth is that of the first thing hit, or the background's
 * where that is nearer; the picking layer is the background's.
 */
export function mergedRays(frame: RayFrame, march: MarchRay): Outputs {
  const color = property('vec4', 'raysColor') as Vec4Node
  const depth = Fn(() => {
    const uv = screenPosition().toVar() as Vec2Node
    const entry = frame.entry.lean(uv).xyz.toVar() as Vec3Node
    const exit = frame.exit.lean(uv).xyz.toVar() as Vec3Node
    const behind = (frame.hasBackground ? frame.backgroundColor.sample(uv) : vec4(0)).toVar() as Vec4Node
    color.assign(behind)
    const depth = (frame.hasBackgroundDepth ? frame.backgroundDepth.sample(uv).x : float(1)).toVar() as FloatNode
    const ray = new Ray(entry, exit, frame.volume, frame.samplingRate)
    If(ray.end.greaterThan(0) as BoolNode, () => {
      const result = { color: vec4(0).toVar() as Vec4Node, firstHit: float(nowhere).toVar() as FloatNode }
      const near = frame.depth.eye(frame.entryDepth.lean(uv).x as FloatNode).toVar() as FloatNode
      const far = frame.depth.eye(frame.exitDepth.lean(uv).x as FloatNode).toVar() as FloatNode
      const place = ray.end.mul(frame.depth.eye(depth).sub(near)).div(far.sub(near)) as FloatNode
      const background = frame.hasBackground ? new BackgroundEvent(behind, place) : undefined
      background?.startInFront(result)
      march(ray, result, background)
      color.assign(result.color)
      const eye = near.add(result.firstHit.div(ray.end).mul(far.sub(near))) as FloatNode
      depth.assign(depth.min(select(result.firstHit.lessThan(nowhere), frame.depth.screen(eye), 1)))
    })
    return depth
  })() as unknown as FloatNode
  return { color, depth, picking: frame.hasBackgroundPicking ? frame.backgroundPicking.sample(screenPosition()) : undefined }
}
