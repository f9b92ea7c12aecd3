import { Fn, vec2 } from 'three/tsl'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'

/** What a filter sees of the image that it changes. */
export interface FilterInput {
  /** Centre of the pixel, 0 to 1, upwards. */
  readonly place: Vec2Node
  /** The colour there. */
  readonly texel: Vec4Node
  /** Of the image, in pixels. */
  readonly size: Vec2Node
  sample(place: Vec2Node): Vec4Node
  /** The colour so many pixels to the right and up. */
  neighbour(right: number, up: number): Vec4Node
  /** Stored depth of the pixel, 1 where the image has none. */
  depth(): FloatNode
}

/** Computes the first colour layer of an image anew; everything else of it passes through (processors-a spec 2.1). */
export abstract class FilterPass {
  readonly #source = new ImageSampler()
  readonly #pass: FullScreenPass

  constructor(name: string) {
    this.#pass = new FullScreenPass(name, () => {
      const place = screenPosition()
      const source = this.#source
      return { color: this.#colorNode(), more: source.more(place), depth: source.depth(place), picking: source.picking(place) }
    })
  }

  /** A function, so that subclasses may use loops and branches. */
  #colorNode(): Vec4Node {
    const source = this.#source
    const { size } = source
    return Fn(() => {
      const place = screenPosition().toVar() as Vec2Node
      const sample = (at: Vec2Node): Vec4Node => source.color(at)
      return this.color({
        place,
        texel: sample(place).toVar() as Vec4Node,
        size,
        sample,
        neighbour: (right, up) => sample(place.add(vec2(right, up).div(size)) as Vec2Node),
        depth: () => source.depth(place),
      })
    })() as unknown as Vec4Node
  }

  protected abstract color(input: FilterInput): Vec4Node

  /** What else the shader depends on. */
  protected get variant(): string {
    return ''
  }

  /** `target` has the size of `source`. */
  draw(renderer: Renderer, target: RenderedImage, source: BoundImage): void {
    this.#source.set(source, renderer)
    this.#pass.draw(renderer, target, `${this.#source.kind} ${this.variant}`)
  }

  dispose(): void {
    this.#pass.dispose()
  }
}
