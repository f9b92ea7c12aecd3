import { exp, Fn, float, int, Loop, uniform, vec3, vec4 } from 'three/tsl'
import { Vector2 } from 'three/webgpu'
import { DrawnImage } from '../image/drawn-image.ts'
import type { ImageHome, RenderedImage } from '../image/rendered-image.ts'
import { type BoundImage, boundRendered } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { IntNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'

/** A box has no `sigma`; `taps` samples at a distance of one pixel. */
export interface BlurKernel {
  readonly taps: number
  readonly sigma?: number
}

/** Taps that cover 99 % of a Gaussian. */
export function gaussianKernel(sigma: number): BlurKernel {
  return { taps: Math.trunc(sigma * 2 * 2.576), sigma }
}

/** Weights of the taps, their sum 1. */
export function kernelWeights({ taps, sigma }: BlurKernel): readonly number[] {
  const weights = Array.from({ length: taps }, (_, i) => (sigma ? Math.exp(-((i - (taps - 1) / 2) ** 2) / (2 * sigma ** 2)) : 1))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => weight / sum)
}

/**
 * Blurs the colours of an image along x, then along y; alpha is kept (processors-a spec 2.8). With an even number of taps they lie
 * between pixels. What is between both passes has the format of the target.
 */
export class BlurPass {
  readonly #source = new ImageSampler()
  readonly #between = new DrawnImage()
  readonly #direction = uniform(new Vector2())
  readonly #taps = uniform(1)
  /** exp(-p² * falloff) / sum. */
  readonly #falloff = uniform(0)
  readonly #perSum = uniform(1)
  readonly #pass = new FullScreenPass('blur', () => ({ color: this.#color() }))

  /** Both images have one size. */
  draw(gpu: Renderer & ImageHome, target: RenderedImage, source: BoundImage, kernel: BlurKernel): void {
    const taps = Math.max(kernel.taps, 1)
    this.#taps.value = taps
    this.#falloff.value = kernel.sigma ? 1 / (2 * kernel.sigma ** 2) : 0
    const middle = Math.exp(-(((taps - 1) / 2) ** 2) * this.#falloff.value)
    this.#perSum.value = (kernelWeights({ ...kernel, taps })[0] as number) / middle
    const between = this.#between.at(gpu, target.dimensions, {
      ...target.layout,
      colors: target.layout.colors.slice(0, 1),
      depth: false,
      picking: false,
    })
    this.#along(gpu, between, source, 1, 0)
    this.#along(gpu, target, boundRendered(between), 0, 1)
  }

  dispose(): void {
    this.#pass.dispose()
    this.#between.dispose()
  }

  #along(renderer: Renderer, target: RenderedImage, source: BoundImage, x: number, y: number): void {
    this.#source.set(source, renderer)
    this.#direction.value.set(x, y)
    this.#pass.draw(renderer, target, this.#source.kind)
  }

  #color(): Vec4Node {
    return Fn(() => {
      const place = screenPosition().toVar() as Vec2Node
      const step = this.#direction.div(this.#source.size).toVar()
      const first = this.#taps.sub(1).mul(-0.5).toVar()
      const sum = vec3(0).toVar()
      Loop(int(this.#taps) as never, ({ i }: { readonly i: IntNode }) => {
        const offset = first.add(float(i)).toVar()
        const weight = exp(offset.mul(offset).mul(this.#falloff).negate()).mul(this.#perSum)
        sum.addAssign(this.#source.color(place.add(step.mul(offset)) as Vec2Node).xyz.mul(weight))
      })
      return vec4(sum, this.#source.color(place).w)
    })() as unknown as Vec4Node
  }
}
