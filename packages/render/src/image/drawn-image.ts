import type { Vec2 } from '@ivw/data'
import { defaultLayout, type ImageLayout, sameLayout } from './image-layout.ts'
import { type ImageHome, RenderedImage } from './rendered-image.ts'

/** The image that a processor draws into: the same one until size, layout or GPU change. */
export class DrawnImage {
  #image: RenderedImage | undefined
  #home: ImageHome | undefined

  /** Contents are undefined until something is drawn. */
  at(home: ImageHome, size: Vec2, layout: ImageLayout = defaultLayout): RenderedImage {
    const old = this.#image
    if (old && this.#home === home && sameLayout(old.layout, layout) && old.dimensions[0] === size[0] && old.dimensions[1] === size[1])
      return old
    old?.dispose()
    this.#home = home
    this.#image = new RenderedImage(home, size, layout)
    return this.#image
  }

  dispose(): void {
    this.#image?.dispose()
    this.#image = undefined
  }
}
