import type { Vec4 } from '@ivw/data'
import { abs, max, select, uniform, vec4 } from 'three/tsl'
import { Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass, type Rectangle } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { pixelPosition, screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'

export interface OverlaySettings {
  /** Where the overlay is, without its border. */
  readonly view: Rectangle
  /** `over`: by the alpha of the overlay; `replace`: what is behind is gone. */
  readonly blend: 'over' | 'replace'
  /** None when it has no width. */
  readonly border: { readonly width: number; readonly color: Vec4 }
}

/** Puts one image into a part of another one (processors-a spec 2.18). */
export class OverlayPass {
  readonly #behind = new ImageSampler()
  readonly #overlay = new ImageSampler()
  readonly #view = uniform(new Vector4())
  readonly #borderWidth = uniform(0)
  readonly #borderColor = uniform(new Vector4())
  #blend: OverlaySettings['blend'] = 'over'
  readonly #pass = new FullScreenPass('overlay', () => this.#build())

  draw(renderer: Renderer, image: RenderedImage, behind: BoundImage, overlay: BoundImage, settings: OverlaySettings): void {
    this.#behind.set(behind, renderer)
    this.#overlay.set(overlay, renderer)
    this.#view.value.set(...settings.view)
    this.#borderWidth.value = settings.border.width
    this.#borderColor.value.set(...settings.border.color)
    this.#blend = settings.blend
    this.#pass.draw(renderer, image, [settings.blend, this.#behind.kind, this.#overlay.kind].join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #build(): Outputs {
    const [behind, overlay] = [this.#behind, this.#overlay]
    const place = screenPosition().toVar() as Vec2Node
    const [corner, extent] = [this.#view.xy, this.#view.zw]
    const half = extent.mul(0.5)
    const fromCentre = abs(pixelPosition().sub(corner.add(half)))
      .sub(half)
      .toVar()
    const outside = max(fromCentre.x, fromCentre.y).toVar() as FloatNode
    const isBorder = outside.greaterThan(0) as BoolNode
    const uv = pixelPosition().sub(corner).div(overlay.size).toVar() as Vec2Node
    const color = select(isBorder, this.#borderColor, overlay.color(uv)).toVar() as Vec4Node
    const picking = select(isBorder, vec4(0, 0, 0, 0), overlay.picking(uv)).toVar() as Vec4Node
    const depth = select(isBorder, 1, overlay.depth(uv)) as FloatNode
    const isInside = outside.lessThan(this.#borderWidth.max(1e-3))
    const isSeen = (this.#blend === 'over' ? isInside.and(isBorder.or(color.w.greaterThan(0))) : isInside).toVar() as BoolNode
    const over = (front: Vec4Node, back: Vec4Node): Vec4Node => {
      // As Inviwo's blend function, which weighs alpha by itself, too.
      const blended = this.#blend === 'over' ? front.mul(front.w).add(back.mul(front.w.oneMinus())) : front
      return select(isSeen, blended, back) as Vec4Node
    }
    return {
      color: over(color, behind.color(place)),
      more: behind.more(place),
      depth: select(isSeen, depth, behind.depth(place)) as FloatNode,
      picking: over(picking, behind.picking(place)),
    }
  }
}
