import { abs, clamp, max, min, mix, select, uniform, vec3, vec4 } from 'three/tsl'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import type { Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'

export const mixModes = [
  'mix',
  'over',
  'multiply',
  'screen',
  'overlay',
  'hardlight',
  'divide',
  'addition',
  'subtraction',
  'difference',
  'darkenonly',
  'brightenonly',
] as const
export type MixMode = (typeof mixModes)[number]

export interface MixSettings {
  readonly mode: MixMode
  /** Share of the second image when mixing. */
  readonly weight: number
  /** Cuts off what is below 0 and above 1. */
  readonly clamp: boolean
}

/** Blends two images of one size (processors-a spec 2.13). The nearer depth wins, and the first image's picking where it has one. */
export class MixerPass {
  readonly #first = new ImageSampler()
  readonly #second = new ImageSampler()
  readonly #weight = uniform(0.5)
  #settings: MixSettings = { mode: 'mix', weight: 0.5, clamp: false }
  readonly #pass = new FullScreenPass('mixer', () => this.#build())

  draw(renderer: Renderer, image: RenderedImage, [first, second]: readonly [BoundImage, BoundImage], settings: MixSettings): void {
    this.#first.set(first, renderer)
    this.#second.set(second, renderer)
    this.#weight.value = settings.weight
    this.#settings = settings
    this.#pass.draw(renderer, image, [settings.mode, settings.clamp, this.#first.kind, this.#second.kind].join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #build(): Outputs {
    const uv = screenPosition().toVar() as Vec2Node
    const [a, b] = [this.#first, this.#second]
    const mixed = this.#mixed(a.color(uv).toVar() as Vec4Node, b.color(uv).toVar() as Vec4Node)
    const picking = a.picking(uv).toVar() as Vec4Node
    return {
      color: this.#settings.clamp ? (clamp(mixed, 0, 1) as Vec4Node) : mixed,
      depth: min(a.depth(uv), b.depth(uv)),
      picking: select(picking.w.greaterThan(0), picking, b.picking(uv)) as Vec4Node,
    }
  }

  #mixed(a: Vec4Node, b: Vec4Node): Vec4Node {
    const { mode } = this.#settings
    if (mode === 'mix') return mix(a, b, this.#weight) as Vec4Node
    if (mode === 'over') {
      const behind = b.w.oneMinus()
      return vec4(a.xyz.mul(a.w).mul(behind).add(b.xyz.mul(b.w)), b.w.add(behind.mul(a.w))) as Vec4Node
    }
    return vec4(blended(mode, a.xyz as Vec3Node, b.xyz as Vec3Node), max(a.w, b.w)) as Vec4Node
  }
}

function blended(mode: Exclude<MixMode, 'mix' | 'over'>, a: Vec3Node, b: Vec3Node): Vec3Node {
  switch (mode) {
    case 'multiply':
      return a.mul(b) as Vec3Node
    case 'screen':
      return screen(limited(a), limited(b))
    case 'overlay':
      return overlay(a, b)
    case 'hardlight':
      return overlay(b, a)
    case 'divide':
      return a.div(b) as Vec3Node
    case 'addition':
      return a.add(b) as Vec3Node
    case 'subtraction':
      return a.sub(b) as Vec3Node
    case 'difference':
      return abs(a.sub(b)) as Vec3Node
    case 'darkenonly':
      return min(a, b)
    case 'brightenonly':
      return max(a, b)
  }
}

function screen(a: Vec3Node, b: Vec3Node): Vec3Node {
  return a.oneMinus().mul(b.oneMinus()).oneMinus() as Vec3Node
}

/** Multiplies where `base` is dark, screens where it is bright. */
function overlay(base: Vec3Node, top: Vec3Node): Vec3Node {
  const [x, y] = [limited(base), limited(top)]
  const dark = x.mul(y).mul(2)
  const bright = x.oneMinus().mul(y.oneMinus()).mul(2).oneMinus()
  return vec3(
    select(base.x.lessThan(0.5), dark.x, bright.x),
    select(base.y.lessThan(0.5), dark.y, bright.y),
    select(base.z.lessThan(0.5), dark.z, bright.z),
  ) as Vec3Node
}

function limited(color: Vec3Node): Vec3Node {
  return clamp(color, 0, 1) as Vec3Node
}
