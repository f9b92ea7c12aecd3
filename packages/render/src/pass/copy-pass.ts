import type { Vec2 } from '@ivw/data'
import { bool, float, select, uniform, vec4 } from 'three/tsl'
import { Vector2 } from 'three/webgpu'
import { swizzleOf } from '../image/image-layout.ts'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'
import { LayerSampler } from '../shading/sampling.ts'
import type { BoundImage } from './bound-image.ts'
import { FullScreenPass } from './full-screen-pass.ts'
import type { Renderer } from './renderer.ts'
import { screenPosition } from './screen-position.ts'

/** Factor on the place in the target that keeps the aspect ratio, centred (processors-a spec 1.4). */
export function letterboxScale(source: Vec2, target: Vec2): Vec2 {
  const sourceAspect = source[0] / source[1]
  const targetAspect = target[0] / target[1]
  return targetAspect < sourceAspect ? [1, sourceAspect / targetAspect] : [targetAspect / sourceAspect, 1]
}

/** Copies every layer of one image into another; around it colour and picking are 0, depth 1. */
export class CopyPass {
  readonly #scale = uniform(new Vector2(1, 1))
  readonly #samplers: LayerSampler[] = []
  readonly #depth = new LayerSampler()
  readonly #picking = new LayerSampler()
  readonly #hasDepth = uniform(0)
  readonly #hasPicking = uniform(0)
  readonly #passes = new Map<number, FullScreenPass>()

  draw(renderer: Renderer, source: BoundImage, target: RenderedImage): void {
    const [x, y] = letterboxScale(source.dimensions, target.dimensions)
    this.#scale.value.set(x, y)
    const colors = source.colors.slice(0, target.layout.colors.length)
    // Between alike layers raw numbers are copied: whoever reads the copy applies the swizzle. Others get what the source shows.
    colors.forEach(({ texels, layer: { swizzle } }, i) => {
      this.#sampler(i).set(texels, swizzle === swizzleOf(target.layout, i) ? 'rgba' : swizzle, renderer.topFirst)
    })
    if (source.depth) this.#depth.set(source.depth.texels, 'rgba', renderer.topFirst)
    if (source.picking) this.#picking.set(source.picking.texels, 'rgba', renderer.topFirst)
    this.#hasDepth.value = source.depth ? 1 : 0
    this.#hasPicking.value = source.picking ? 1 : 0
    const kinds = [this.#depth, this.#picking, ...this.#samplers.slice(0, colors.length)].map(sampler => sampler.kind)
    this.#pass(colors.length).draw(renderer, target, kinds.join(' '))
  }

  #sampler(i: number): LayerSampler {
    this.#samplers[i] ??= new LayerSampler()
    return this.#samplers[i]
  }

  #pass(colors: number): FullScreenPass {
    const found = this.#passes.get(colors)
    if (found) return found
    const pass = new FullScreenPass('copy', () => {
      const uv = screenPosition().sub(0.5).mul(this.#scale).add(0.5).toVar() as Vec2Node
      const inside = bool(uv.sub(0.5).abs().x.lessThan(0.5).and(uv.sub(0.5).abs().y.lessThan(0.5)))
      const nothing = vec4(0, 0, 0, 0) as Vec4Node
      const boxed = (value: Vec4Node): Vec4Node => select(inside, value, nothing) as Vec4Node
      const [color = nothing, ...more] = Array.from({ length: colors }, (_, i) => boxed(this.#sampler(i).sample(uv)))
      const depth = select(inside.and(this.#hasDepth.greaterThan(0.5)), this.#depth.sample(uv).x, float(1)) as FloatNode
      const picking = select(inside.and(this.#hasPicking.greaterThan(0.5)), this.#picking.sample(uv), nothing) as Vec4Node
      return { color, more, depth, picking }
    })
    this.#passes.set(colors, pass)
    return pass
  }
}

/** The place in a source that is sampled at a place of the target; CPU counterpart of the copy. */
export function letterboxed(place: Vec2, scale: Vec2): Vec2 | undefined {
  const uv: Vec2 = [(place[0] - 0.5) * scale[0] + 0.5, (place[1] - 0.5) * scale[1] + 0.5]
  return uv.every(x => x > 0 && x < 1) ? uv : undefined
}
