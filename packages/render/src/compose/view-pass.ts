import { uniform } from 'three/tsl'
import { Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass, type Rectangle } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { pixelPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { Vec2Node } from '../shading/nodes.ts'

/** Draws images into parts of another one, stretched, with depth and picking, over what is there. */
export class ViewPass {
  readonly #source = new ImageSampler()
  readonly #view = uniform(new Vector4())
  readonly #pass = new FullScreenPass('view', () => {
    const source = this.#source
    const uv = pixelPosition().sub(this.#view.xy).div(this.#view.zw).toVar() as Vec2Node
    return { color: source.color(uv), depth: source.depth(uv), picking: source.picking(uv) }
  })

  draw(renderer: Renderer, image: RenderedImage, source: BoundImage, view: Rectangle): void {
    this.#source.set(source, renderer)
    this.#view.value.set(...view)
    this.#pass.draw(renderer, image, { variant: this.#source.kind, rectangle: view, start: 'keep' })
  }

  dispose(): void {
    this.#pass.dispose()
  }
}
