import type { DataFormat } from '@ivw/data'
import { clamp, outputStruct, vec4 } from 'three/tsl'
import { NodeMaterial } from 'three/webgpu'
import { attachmentCount, attachmentOf, clampRange, type ImageLayout } from '../image/image-layout.ts'
import type { FloatNode, Vec4Node } from '../shading/nodes.ts'

/** What a shader writes. */
export interface Outputs {
  readonly color: Vec4Node
  readonly depth?: FloatNode | undefined
  /** Nothing (0) when left out. */
  readonly picking?: Vec4Node | undefined
  /** Colour layers from 1 on. */
  readonly more?: readonly Vec4Node[] | undefined
}

/** A material that writes exactly the attachments of the layout: WebGPU wants a value for every one. */
export function materialFor(layout: ImageLayout, outputs: Outputs): NodeMaterial {
  const material = new NodeMaterial()
  const nothing = vec4(0, 0, 0, 0) as Vec4Node
  const values: Vec4Node[] = new Array(attachmentCount(layout)).fill(nothing)
  const [first, ...others] = layout.colors
  values[0] = clamped(outputs.color, first)
  if (layout.picking) values[attachmentOf(layout, 'picking')] = outputs.picking ?? nothing
  others.forEach((format, i) => {
    values[attachmentOf(layout, i + 1)] = clamped(outputs.more?.[i] ?? nothing, format)
  })
  material.fragmentNode = values.length === 1 ? (values[0] as Vec4Node) : (outputStruct(...values) as never)
  if (outputs.depth) material.depthNode = outputs.depth
  material.fog = false
  material.lights = false
  material.toneMapped = false
  return material
}

/** As hardware does for the formats that it knows as integers. */
function clamped(value: Vec4Node, format: DataFormat | undefined): Vec4Node {
  const range = format && clampRange(format)
  return range ? (clamp(value, ...range) as Vec4Node) : value
}
