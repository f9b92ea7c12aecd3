import { float, uniform, vec4 } from 'three/tsl'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { FloatNode, Vec4Node } from '../shading/nodes.ts'
import { component } from '../shading/volume-sampler.ts'

export interface ChannelSource {
  readonly image: BoundImage | undefined
  /** 0 red to 3 alpha. */
  readonly channel: number
}

/** Makes a colour of channels of several images, which are stretched to one size. */
export class ChannelCombinePass {
  readonly #samplers = [0, 1, 2, 3].map(() => new ImageSampler())
  readonly #alpha = uniform(1)
  #sources: readonly ChannelSource[] = []
  readonly #pass = new FullScreenPass('channel combine', () => {
    const place = screenPosition()
    const channels = this.#sources.map(({ image, channel }, i): FloatNode => {
      if (!image) return i === 3 ? (this.#alpha as unknown as FloatNode) : (float(0) as FloatNode)
      return component((this.#samplers[i] as ImageSampler).color(place), channel)
    })
    return { color: vec4(...(channels as [FloatNode, FloatNode, FloatNode, FloatNode])) as Vec4Node }
  })

  /** Red, green, blue, alpha; without an image for alpha, `alpha` everywhere. */
  draw(
    renderer: Renderer,
    image: RenderedImage,
    sources: readonly [ChannelSource, ChannelSource, ChannelSource, ChannelSource],
    alpha: number,
  ): void {
    this.#sources = sources
    this.#samplers.forEach((sampler, i) => {
      sampler.set(sources[i]?.image, renderer)
    })
    this.#alpha.value = alpha
    const key = sources.map(({ channel }, i) => `${channel} ${this.#samplers[i]?.kind}`)
    this.#pass.draw(renderer, image, key.join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
  }
}
