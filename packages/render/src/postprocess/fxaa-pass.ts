import { formatByName } from '@ivw/data'
import { dot, vec3, vec4 } from 'three/tsl'
import { DrawnImage } from '../image/drawn-image.ts'
import type { ImageHome, RenderedImage } from '../image/rendered-image.ts'
import { type BoundImage, boundRendered } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { Vec4Node } from '../shading/nodes.ts'
import { edgeSmoothed } from './edge-smoothing.ts'

/** Distances in pixels of the samples along an edge, one after the other, by preset. */
export const fxaaSteps: Readonly<Record<number, readonly number[]>> = {
  10: [1.5, 3, 12],
  11: [1, 1.5, 3, 12],
  12: [1, 1.5, 2, 4, 12],
  13: [1, 1.5, 2, 2, 4, 12],
  14: [1, 1.5, 2, 2, 2, 4, 12],
  15: [1, 1.5, 2, 2, 2, 2, 4, 12],
  20: [1.5, 2, 8],
  21: [1, 1.5, 2, 8],
  22: [1, 1.5, 2, 2, 8],
  23: [1, 1.5, 2, 2, 2, 8],
  24: [1, 1.5, 2, 2, 2, 3, 8],
  25: [1, 1.5, 2, 2, 2, 2, 4, 8],
  26: [1, 1.5, 2, 2, 2, 2, 2, 4, 8],
  27: [1, 1.5, 2, 2, 2, 2, 2, 2, 4, 8],
  28: [1, 1.5, 2, 2, 2, 2, 2, 2, 2, 4, 8],
  29: [1, 1.5, 2, 2, 2, 2, 2, 2, 2, 2, 4, 8],
  39: [1, 1, 1, 1, 1, 1.5, 2, 2, 2, 2, 4, 8],
}

const withLuma = { colors: [formatByName('Vec4UINT8')], depth: false, picking: false } as const

/** Fast approximate antialiasing (T. Lottes, NVIDIA, version 3.11; processors-a spec 3.3). Alpha, depth and picking are kept. */
export class FxaaPass {
  readonly #source = new ImageSampler()
  readonly #luma = new ImageSampler()
  readonly #prepared = new DrawnImage()
  #preset = 12
  readonly #lumaPass = new FullScreenPass('luma', () => {
    const { xyz } = this.#source.color(screenPosition())
    return { color: vec4(xyz, dot(xyz, vec3(0.299, 0.587, 0.114))) as Vec4Node }
  })
  readonly #pass = new FullScreenPass('fxaa', () => {
    const place = screenPosition()
    const source = this.#source
    const smooth = edgeSmoothed(this.#luma, fxaaSteps[this.#preset] ?? [])
    return {
      color: vec4(smooth, source.color(place).w) as Vec4Node,
      more: source.more(place),
      depth: source.depth(place),
      picking: source.picking(place),
    }
  })

  /** Both images have one size. `preset` is one of `fxaaSteps`. */
  draw(gpu: Renderer & ImageHome, target: RenderedImage, source: BoundImage, preset: number): void {
    this.#preset = preset
    this.#source.set(source, gpu)
    const prepared = this.#prepared.at(gpu, target.dimensions, withLuma)
    this.#lumaPass.draw(gpu, prepared, this.#source.kind)
    this.#luma.set(boundRendered(prepared), gpu)
    this.#pass.draw(gpu, target, `${preset} ${this.#source.kind} ${this.#luma.kind}`)
  }

  dispose(): void {
    this.#lumaPass.dispose()
    this.#pass.dispose()
    this.#prepared.dispose()
  }
}
