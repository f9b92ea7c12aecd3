import type { Vec2 } from '@ivw/data'
import { float, uniform, vec4 } from 'three/tsl'
import { Vector2 } from 'three/webgpu'
import type { BoundImage } from '../pass/bound-image.ts'
import type { FloatNode, Vec2Node, Vec4Node } from './nodes.ts'
import { LayerSampler } from './sampling.ts'

/** Reads all layers of an image. A shader that was built with one `kind` does not serve another. */
export class ImageSampler {
  readonly #colors: LayerSampler[] = [new LayerSampler()]
  readonly #depth = new LayerSampler()
  readonly #picking = new LayerSampler()
  readonly #size = uniform(new Vector2(1, 1))
  #image: BoundImage | undefined

  /** `topFirst`: rendered pictures have their top row first. Without an image, colour and picking are 0 and depth is 1. */
  set(image: BoundImage | undefined, { topFirst }: { readonly topFirst: boolean }): void {
    this.#image = image
    this.#size.value.set(...(image?.dimensions ?? ([1, 1] satisfies Vec2)))
    image?.colors.forEach(({ texels, layer }, i) => {
      this.#colors[i] ??= new LayerSampler()
      // Further colours are copied as they are stored: whoever reads the copy applies the swizzle.
      this.#colors[i].set(texels, i === 0 ? layer.swizzle : 'rgba', topFirst)
    })
    if (image?.depth) this.#depth.set(image.depth.texels, 'rgba', topFirst)
    if (image?.picking) this.#picking.set(image.picking.texels, 'rgba', topFirst)
  }

  get kind(): string {
    const image = this.#image
    if (!image) return 'none'
    const colors = this.#colors.slice(0, image.colors.length).map(sampler => sampler.kind)
    return [...colors, image.depth ? this.#depth.kind : 'none', image.picking ? this.#picking.kind : 'none'].join()
  }

  /** In pixels. */
  get size(): Vec2Node {
    return this.#size as unknown as Vec2Node
  }

  /** First colour layer, swizzled. `uv` from 0 to 1, upwards, as everywhere here. */
  color(uv: Vec2Node): Vec4Node {
    return this.#image ? (this.#colors[0] as LayerSampler).sample(uv) : nothing()
  }

  /** Further colour layers. */
  more(uv: Vec2Node): Vec4Node[] {
    const count = this.#image?.colors.length ?? 1
    return this.#colors.slice(1, count).map(sampler => sampler.sample(uv))
  }

  depth(uv: Vec2Node): FloatNode {
    return this.#image?.depth ? (this.#depth.sample(uv).x as FloatNode) : (float(1) as FloatNode)
  }

  picking(uv: Vec2Node): Vec4Node {
    return this.#image?.picking ? this.#picking.sample(uv) : nothing()
  }
}

function nothing(): Vec4Node {
  return vec4(0, 0, 0, 0) as Vec4Node
}
