import type { Vec2, Vec4 } from '@ivw/data'
import { clamp, float, floor, length, mix, mod, screenSize, select, uniform, vec4 } from 'three/tsl'
import { Vector2, Vector4 } from 'three/webgpu'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { pixelPosition, screenPosition } from '../pass/screen-position.ts'
import type { FloatNode, Vec4Node } from '../shading/nodes.ts'
import { LayerSampler } from '../shading/sampling.ts'
import type { RenderedImage } from './rendered-image.ts'

export type BackgroundStyle =
  | 'linearGradientVertical'
  | 'linearGradientHorizontal'
  | 'linearGradientSpherical'
  | 'uniformColor'
  | 'checkerBoard'

export interface BackgroundSettings {
  readonly style: BackgroundStyle
  readonly color1: Vec4
  readonly color2: Vec4
  /** Pixels of a square of the checker board. */
  readonly checkerSize: Vec2
  /** `backtofront`: the image is premultiplied; `alphamixing`: it is not. */
  readonly blend: 'backtofront' | 'alphamixing'
}

/** Puts a colour, gradient or pattern behind an image (core spec 6.15, processors-a 2.22). */
export class BackgroundPass {
  readonly #color1 = uniform(new Vector4())
  readonly #color2 = uniform(new Vector4())
  readonly #checker = uniform(new Vector2(10, 10))
  readonly #color = new LayerSampler()
  readonly #depth = new LayerSampler()
  readonly #picking = new LayerSampler()
  readonly #more: LayerSampler[] = []
  #style: BackgroundStyle = 'linearGradientVertical'
  #blend: BackgroundSettings['blend'] = 'backtofront'
  #source: BoundImage | undefined
  readonly #pass = new FullScreenPass('background', () => this.#build())

  /** Depth, picking and further colours are those of `source`. */
  draw(renderer: Renderer, image: RenderedImage, source: BoundImage | undefined, settings: BackgroundSettings): void {
    this.#color1.value.set(...settings.color1)
    this.#color2.value.set(...settings.color2)
    this.#checker.value.set(...settings.checkerSize)
    this.#style = settings.style
    this.#blend = settings.blend
    this.#source = source
    const [first, ...rest] = source?.colors ?? []
    const used = [
      [this.#color, first],
      [this.#depth, source?.depth],
      [this.#picking, source?.picking],
      ...rest.map((bound, i) => [this.#sampler(i), bound] as const),
    ] as const
    for (const [sampler, bound] of used) if (bound) sampler.set(bound.texels, bound.layer.swizzle, renderer.topFirst)
    const kinds = used.map(([sampler, bound]) => (bound ? sampler.kind : 'none'))
    this.#pass.draw(renderer, image, [settings.style, settings.blend, ...kinds].join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #sampler(i: number): LayerSampler {
    this.#more[i] ??= new LayerSampler()
    return this.#more[i]
  }

  #build(): Outputs {
    const plain = this.#behind().toVar() as Vec4Node
    const behind = vec4(plain.xyz.mul(plain.w), plain.w).toVar() as Vec4Node
    const source = this.#source
    if (!source) return { color: behind, depth: float(1) as FloatNode }
    const uv = screenPosition()
    return {
      color: this.#over(this.#color.sample(uv).toVar() as Vec4Node, behind),
      depth: source.depth ? (this.#depth.sample(uv).x as FloatNode) : (float(1) as FloatNode),
      picking: source.picking && this.#picking.sample(uv),
      more: source.colors.slice(1).map((_, i) => this.#sampler(i).sample(uv)),
    }
  }

  #over(source: Vec4Node, behind: Vec4Node): Vec4Node {
    if (this.#blend === 'backtofront') return source.add(behind.mul(source.w.oneMinus())) as Vec4Node
    // Opacity is mixed like a colour, as Inviwo's pictures show.
    return mix(behind, source, source.w) as Vec4Node
  }

  #behind(): Vec4Node {
    const [color1, color2] = [this.#color1, this.#color2] as unknown as [Vec4Node, Vec4Node]
    const uv = screenPosition()
    switch (this.#style) {
      case 'uniformColor':
        return color1
      case 'linearGradientVertical':
        return mix(color2, color1, uv.y) as Vec4Node
      case 'linearGradientHorizontal':
        return mix(color2, color1, uv.x) as Vec4Node
      case 'linearGradientSpherical':
        return mix(color1, color2, clamp(length(uv.sub(0.5)).div(Math.SQRT1_2), 0, 1)) as Vec4Node
      case 'checkerBoard': {
        const pixel = pixelPosition()
        const across = floor(floor(pixel.x).div(this.#checker.x))
        const down = floor(floor(screenSize.y.sub(pixel.y)).div(this.#checker.y))
        return select(mod(across.add(down), 2).lessThan(0.5), color1, color2) as Vec4Node
      }
    }
  }
}
