import { formatByName } from '@ivw/data'
import { vec4 } from 'three/tsl'
import type { Gpu } from '../gpu.ts'
import { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'

/** The numbers that the GPU computes for an expression. */
export async function evaluateNode(gpu: Gpu, expression: () => FloatNode | Vec3Node | Vec4Node): Promise<readonly number[]> {
  const pixel = new RenderedImage(gpu, [1, 1], { colors: [formatByName('Vec4FLOAT32')], depth: false, picking: false })
  new FullScreenPass('evaluate', () => ({ color: vec4(expression() as never) as Vec4Node })).draw(gpu, pixel)
  return Array.from((await pixel.colorLayers[0]?.read()) ?? [], Number)
}
