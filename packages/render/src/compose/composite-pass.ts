import { select, vec4 } from 'three/tsl'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'

/** Nearly opaque: what is behind cannot be picked. */
const opaque = 0.95

/** Puts of two images, pixel by pixel, the nearer one in front (core spec 6.15). Where both are as near, the second one. */
export class CompositePass {
  readonly #first = new ImageSampler()
  readonly #second = new ImageSampler()
  readonly #pass = new FullScreenPass('composite', () => this.#build())

  draw(renderer: Renderer, image: RenderedImage, [first, second]: readonly [BoundImage, BoundImage]): void {
    this.#first.set(first, renderer)
    this.#second.set(second, renderer)
    this.#pass.draw(renderer, image, `${this.#first.kind} ${this.#second.kind}`)
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #build(): Outputs {
    const place = screenPosition().toVar() as Vec2Node
    const depths = [this.#first.depth(place).toVar(), this.#second.depth(place).toVar()] as unknown as [FloatNode, FloatNode]
    const isSecond = depths[1].lessThanEqual(depths[0]).toVar() as BoolNode
    const sorted = <N>(of: (image: ImageSampler) => N): [front: N, back: N] => {
      const [a, b] = [of(this.#first), of(this.#second)] as [never, never]
      return [select(isSecond, b, a), select(isSecond, a, b)] as never
    }
    const [front, back] = sorted(image => image.color(place).toVar() as Vec4Node)
    const [frontPicking, backPicking] = sorted(image => image.picking(place).toVar() as Vec4Node)
    const rest = front.w.oneMinus()
    const behindShows = select(front.w.lessThan(opaque), backPicking, vec4(0, 0, 0, 0))
    return {
      color: vec4(front.xyz.mul(front.w).add(back.xyz.mul(rest)), front.w.add(back.w.mul(rest))) as Vec4Node,
      depth: select(isSecond, depths[1], depths[0]) as FloatNode,
      picking: select(frontPicking.w.greaterThan(0), frontPicking, behindShows) as Vec4Node,
    }
  }
}
