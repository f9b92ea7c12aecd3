import type { BoolNode, FloatNode, Vec4Node } from '../shading/nodes.ts'
import type { Compositing } from './raycast-settings.ts'

/** Of the simple raycasters. `iso` and `ison`: the medium, or its normals, where values are close to the iso value. */
export type SimpleCompositing = Compositing | 'iso' | 'ison'

/** Values that differ by less from the iso value belong to its surface. */
const isoTolerance = 0.01

/** How what is seen is put together. */
export function compositingOf(mode: SimpleCompositing): Compositing {
  if (mode === 'iso') return 'dvr'
  return mode === 'ison' ? 'fhn' : mode
}

/** Whether a sample counts at all; as in Inviwo by the first component, whatever the channel (processors-b spec 3.5). Undefined: it does. */
export function isoTest(mode: SimpleCompositing, voxel: Vec4Node, isoValue: FloatNode): BoolNode | undefined {
  if (mode !== 'iso' && mode !== 'ison') return undefined
  return voxel.x.sub(isoValue).abs().lessThanEqual(isoTolerance) as BoolNode
}
