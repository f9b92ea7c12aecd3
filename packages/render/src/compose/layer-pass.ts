import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage, BoundLayer } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import { LayerSampler } from '../shading/sampling.ts'

/** Shows any layer as the colour of an image, with the depth and picking of the image that it comes from. */
export class LayerPass {
  readonly #layer = new LayerSampler()
  readonly #source = new ImageSampler()
  readonly #pass = new FullScreenPass('layer', () => {
    const place = screenPosition()
    return { color: this.#layer.sample(place), depth: this.#source.depth(place), picking: this.#source.picking(place) }
  })

  draw(renderer: Renderer, image: RenderedImage, source: BoundImage, { texels, layer }: BoundLayer): void {
    this.#source.set(source, renderer)
    this.#layer.set(texels, layer.swizzle, renderer.topFirst)
    this.#pass.draw(renderer, image, `${this.#layer.kind} ${this.#source.kind}`)
  }

  dispose(): void {
    this.#pass.dispose()
  }
}
