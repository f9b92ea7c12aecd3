import { formatByName, type Vec2 } from '@ivw/data'
import { clamp, dot, max, mix, smoothstep, uniform, vec2, vec3, vec4 } from 'three/tsl'
import { Vector2 } from 'three/webgpu'
import { DrawnImage } from '../image/drawn-image.ts'
import type { ImageHome, RenderedImage } from '../image/rendered-image.ts'
import { type BoundImage, boundRendered } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'

export interface BloomSettings {
  /** Least brightness of what glows. */
  readonly threshold: number
  readonly strength: number
  /** 0: narrow glow; 1: wide. */
  readonly radius: number
}

/** Shares of the levels, the finest first, and what they become with the full radius when they are taken from 1.2. */
const levelShares = [1, 0.8, 0.6, 0.4, 0.2] as const
const halves = { colors: [formatByName('Vec4FLOAT16')], depth: false, picking: false } as const
/** At 0, 1 and 2 pixels from the middle. */
const weights = bellCurve(3, 3)

/** Lets bright parts of an image glow (processors-a spec 3.4). Depth and picking are kept. */
export class BloomPass {
  readonly #source = new ImageSampler()
  readonly #input = new ImageSampler()
  readonly #levels = levelShares.map(() => new ImageSampler())
  readonly #threshold = uniform(1)
  readonly #strength = uniform(1)
  readonly #radius = uniform(0.5)
  readonly #step = uniform(new Vector2())
  readonly #bright = new DrawnImage()
  readonly #images = levelShares.map(() => [new DrawnImage(), new DrawnImage()] as const)
  readonly #brightPass = new FullScreenPass('bloom bright parts', () => {
    const color = this.#source.color(screenPosition()).toVar() as Vec4Node
    const brightness = dot(color.xyz, vec3(0.299, 0.587, 0.114))
    return { color: color.mul(smoothstep(this.#threshold, this.#threshold.add(0.01), brightness)) as Vec4Node }
  })
  readonly #blurPass = new FullScreenPass('bloom blur', () => {
    const place = screenPosition().toVar() as Vec2Node
    const at = (i: number): Vec4Node => this.#input.color(place.add(vec2(this.#step).mul(i)) as Vec2Node)
    const [middle, near, far] = weights as [number, number, number]
    return {
      color: at(0)
        .mul(middle)
        .add(at(-1).add(at(1)).mul(near))
        .add(at(-2).add(at(2)).mul(far)) as Vec4Node,
    }
  })
  readonly #finalPass = new FullScreenPass('bloom result', () => {
    const place = screenPosition().toVar() as Vec2Node
    const source = this.#source
    const texel = source.color(place)
    const glow = this.#glow(place).toVar() as Vec4Node
    return {
      color: vec4(texel.xyz.add(glow.xyz), max(texel.w, clamp(glow.w, 0, 1))) as Vec4Node,
      more: source.more(place),
      depth: source.depth(place),
      picking: source.picking(place),
    }
  })

  /** Both images have one size. */
  draw(gpu: Renderer & ImageHome, target: RenderedImage, source: BoundImage, settings: BloomSettings): void {
    this.#threshold.value = settings.threshold
    this.#strength.value = settings.strength
    this.#radius.value = settings.radius
    this.#source.set(source, gpu)
    const bright = this.#bright.at(gpu, target.dimensions, halves)
    this.#brightPass.draw(gpu, bright, this.#source.kind)
    let finer = bright
    this.#images.forEach((pair, i) => {
      finer = this.#level(gpu, finer, pair, halved(target.dimensions, i + 1))
      this.#levels[i]?.set(boundRendered(finer), gpu)
    })
    this.#finalPass.draw(gpu, target, [this.#source.kind, ...this.#levels.map(level => level.kind)].join(' '))
  }

  dispose(): void {
    for (const part of [this.#brightPass, this.#blurPass, this.#finalPass, this.#bright, ...this.#images.flat()]) part.dispose()
  }

  /** Half the size, blurred along x, then along y; both by the pixels of the finer level. */
  #level(gpu: Renderer & ImageHome, finer: RenderedImage, pair: readonly [DrawnImage, DrawnImage], size: Vec2): RenderedImage {
    const [width, height] = finer.dimensions
    const across = this.#blur(gpu, finer, pair[0].at(gpu, size, halves), [1 / width, 0])
    return this.#blur(gpu, across, pair[1].at(gpu, size, halves), [0, 1 / height])
  }

  #blur(gpu: Renderer & ImageHome, from: RenderedImage, to: RenderedImage, step: Vec2): RenderedImage {
    this.#input.set(boundRendered(from), gpu)
    this.#step.value.set(...step)
    this.#blurPass.draw(gpu, to, this.#input.kind)
    return to
  }

  #glow(place: Vec2Node): Vec4Node {
    const parts = levelShares.map((share, i) => {
      const weight = mix(share, 1.2 - share, this.#radius as unknown as FloatNode).mul(this.#strength)
      return (this.#levels[i] as ImageSampler).color(place).mul(weight) as Vec4Node
    })
    return parts.reduce((sum, part) => sum.add(part) as Vec4Node)
  }
}

function halved([width, height]: Vec2, times: number): Vec2 {
  return [Math.max(Math.trunc(width / 2 ** times), 1), Math.max(Math.trunc(height / 2 ** times), 1)]
}

/** One half of a Gaussian, from its middle; both halves together sum up to 1. */
function bellCurve(sigma: number, count: number): readonly number[] {
  const curve = Array.from({ length: count }, (_, x) => Math.exp((-0.5 * x * x) / sigma ** 2))
  const sum = curve.reduce((total, value, x) => total + (x === 0 ? value : 2 * value), 0)
  return curve.map(value => value / sum)
}
