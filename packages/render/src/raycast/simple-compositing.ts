import { vec4 } from 'three/tsl'
import type { BoolNode, FloatNode, Mat4Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { correctedOpacity } from '../shading/opacity.ts'
import { composite, type RayResult } from './compositing.ts'
import type { Ray } from './ray.ts'
import type { Compositing } from './raycast-settings.ts'

/** Of the simple raycasters. `iso` and `ison`: the medium, or its normals, where values are close to the iso value. */
export type SimpleCompositing = Compositing | 'iso' | 'ison'

/** Values that differ by less from the iso value belong to its surface. */
const isoTolerance = 0.01

/** How what is seen is put together. */
function compositingOf(mode: SimpleCompositing): Compositing {
  if (mode === 'iso') return 'dvr'
  return mode === 'ison' ? 'fhn' : mode
}

/** A sample with its light. */
export interface ShadedSample {
  readonly ray: Ray
  readonly color: Vec4Node
  readonly distance: FloatNode
  /** Texture space. */
  readonly place: Vec3Node
  /** In the world. */
  readonly normal: Vec3Node
  readonly viewFromWorld: Mat4Node
}

/** Adds it to what the ray has gathered. */
export function compositeShaded(mode: SimpleCompositing, result: RayResult, sample: ShadedSample): void {
  const { ray, color, distance, place, normal, viewFromWorld } = sample
  composite(compositingOf(mode), result, {
    color,
    opacity: correctedOpacity(color.w as FloatNode, ray.step),
    distance,
    position: () => place,
    normal: () => normal,
    viewNormal: () => viewFromWorld.mul(vec4(normal, 0)).xyz as Vec3Node,
  })
}

/** Whether a sample counts at all; as in Inviwo by the first component, whatever the channel (processors-b spec 3.5). Undefined: it does. */
export function isoTest(mode: SimpleCompositing, voxel: Vec4Node, isoValue: FloatNode): BoolNode | undefined {
  if (mode !== 'iso' && mode !== 'ison') return undefined
  return voxel.x.sub(isoValue).abs().lessThanEqual(isoTolerance) as BoolNode
}
