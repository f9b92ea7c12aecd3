import type { Vec4 } from '@ivw/data'
import { Discard, Fn, float, uniform } from 'three/tsl'
import { Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass, type Rectangle } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { pixelPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'

/** Fills a rectangle with one colour, over what is there. */
export class RectanglePass {
  readonly #color = uniform(new Vector4())
  readonly #pass = new FullScreenPass('rectangle', () => ({ color: this.#color as unknown as Vec4Node }))

  /** `color`: not premultiplied. */
  draw(renderer: Renderer, image: RenderedImage, [r, g, b, a]: Vec4, rectangle: Rectangle): void {
    this.#color.value.set(r * a, g * a, b * a, a)
    this.#pass.draw(renderer, image, { rectangle, start: 'keep', blend: 'premultiplied' })
  }

  dispose(): void {
    this.#pass.dispose()
  }
}

/** Shows an image in a rectangle, stretched, at the far plane; where it is transparent, what is there stays (processors-a spec 7.1). */
export class PicturePass {
  readonly #source = new ImageSampler()
  readonly #rectangle = uniform(new Vector4())
  readonly #pass = new FullScreenPass('picture', () => {
    const uv = pixelPosition().sub(this.#rectangle.xy).div(this.#rectangle.zw) as Vec2Node
    const color = Fn(() => {
      const color = this.#source.color(uv).toVar() as Vec4Node
      Discard(color.w.equal(0) as BoolNode)
      return color
    })() as unknown as Vec4Node
    return { color, depth: float(1) as FloatNode, picking: this.#source.picking(uv) }
  })

  draw(renderer: Renderer, image: RenderedImage, source: BoundImage, rectangle: Rectangle): void {
    this.#source.set(source, renderer)
    this.#rectangle.value.set(...rectangle)
    this.#pass.draw(renderer, image, { variant: this.#source.kind, rectangle, start: 'keep' })
  }

  dispose(): void {
    this.#pass.dispose()
  }
}
