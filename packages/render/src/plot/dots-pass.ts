import type { Vec4 } from '@ivw/data'
import { abs, attribute, clamp, Discard, Fn, length, max, mix, uniform, varyingProperty, vec2, vec4 } from 'three/tsl'
import { Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { type GlyphShader, quadCorners } from '../mesh/glyph-pass.ts'
import type { Rectangle } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { pixelPosition } from '../pass/screen-position.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'
import { InstancePass, type Instances } from './instance-pass.ts'

/** Dots of a plot. Attributes: `place` (vec2, pixels of the picture), `radius` (float, pixels), `color`, `pickingColor` (vec4). */
export type Dots = Instances

export interface DotsSettings {
  /** Else they are squares. */
  readonly round: boolean
  /** Pixels, half of it outside of the radius. */
  readonly borderWidth: number
  readonly borderColor: Vec4
  /** Nothing is drawn outside. */
  readonly viewport: Rectangle
}

/** Width of the soft edge, pixels. */
const soft = 1.5

/** Draws dots with a border over a picture (processors-a spec 7.2.1). */
export class DotsPass {
  readonly #borderWidth = uniform(0)
  readonly #borderColor = uniform(new Vector4())
  readonly #viewport = uniform(new Vector4())
  #round = true
  readonly #pass = new InstancePass('dots', quadCorners, () => this.#shader())

  draw(renderer: Renderer, image: RenderedImage, dots: Dots, { round, borderWidth, borderColor, viewport }: DotsSettings): void {
    this.#round = round
    this.#borderWidth.value = borderWidth
    this.#borderColor.value.set(...borderColor)
    this.#viewport.value.set(...viewport)
    this.#pass.draw(renderer, image, dots, { blend: 'premultiplied', depth: 'lessEqual', variant: String(round) })
  }

  keep(dots: readonly Dots[]): void {
    this.#pass.keep(dots)
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #shader(): GlyphShader {
    // From the middle, pixels.
    const place = varyingProperty('vec2', 'dotPlace') as unknown as Vec2Node
    const radius = attribute('radius', 'float') as unknown as FloatNode
    const reach = radius.add(this.#borderWidth.mul(0.5)) as FloatNode
    const vertex = Fn(() => {
      const offset = (attribute('corner', 'vec2') as unknown as Vec2Node).mul(reach.add(soft)).toVar() as Vec2Node
      place.assign(offset)
      const pixel = (attribute('place', 'vec2') as unknown as Vec2Node).add(offset)
      return vec4(pixel.div(this.#pass.size).mul(2).sub(1), this.#pass.middleDepth, 1) as Vec4Node
    })() as unknown as Vec4Node
    const color = Fn(() => {
      const pixel = pixelPosition().toVar() as Vec2Node
      const beyond = this.#viewport.xy.add(this.#viewport.zw)
      Discard(pixel.x.lessThan(this.#viewport.x).or(pixel.y.lessThan(this.#viewport.y)) as BoolNode)
      Discard(pixel.x.greaterThan(beyond.x).or(pixel.y.greaterThan(beyond.y)) as BoolNode)
      const far = vec2(abs(place.x), abs(place.y))
      const distance = (this.#round ? length(place) : max(far.x, far.y)).toVar() as FloatNode
      Discard(distance.greaterThan(reach.add(soft)) as BoolNode)
      const inBorder = clamp(distance.sub(reach.sub(this.#borderWidth)), 0, 1).mul(this.#borderWidth.greaterThan(0).select(1, 0))
      const mixed = mix(attribute('color', 'vec4') as unknown as Vec4Node, this.#borderColor, inBorder).toVar() as Vec4Node
      const fade = clamp(distance.sub(reach).div(soft).oneMinus(), 0, 1)
      return vec4(mixed.xyz.mul(mixed.w), mixed.w).mul(fade)
    })() as unknown as Vec4Node
    return { vertex, outputs: { color, picking: attribute('pickingColor', 'vec4') as unknown as Vec4Node } }
  }
}
