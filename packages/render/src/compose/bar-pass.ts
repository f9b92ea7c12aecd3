import type { Vec4 } from '@ivw/data'
import { uniform, vec4 } from 'three/tsl'
import { Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass, type Rectangle } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import type { Vec4Node } from '../shading/nodes.ts'

/** Fills parts of an image with one colour; nothing is picked there. */
export class BarPass {
  readonly #color = uniform(new Vector4())
  readonly #pass = new FullScreenPass('bar', () => ({ color: vec4(this.#color) as Vec4Node, picking: vec4(0) as Vec4Node }))

  /** `color` with straight alpha. */
  draw(renderer: Renderer, image: RenderedImage, bar: Rectangle, [red, green, blue, alpha]: Vec4): void {
    this.#color.value.set(red * alpha, green * alpha, blue * alpha, alpha)
    this.#pass.draw(renderer, image, { rectangle: bar, start: 'keep' })
  }

  dispose(): void {
    this.#pass.dispose()
  }
}
