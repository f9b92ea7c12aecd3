import type { TransferFunctionState, Vec2, Vec3 } from '@ivw/data'
import { attribute, Fn, float, max, mix, normalize, pow, uniform, varyingProperty, vec2, vec4 } from 'three/tsl'
import { Vector2, Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { GlyphCorners, GlyphShader } from '../mesh/glyph-pass.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import type { FloatNode, Vec2Node, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'
import { InstancePass, type Instances } from './instance-pass.ts'

export type LineBlendMode = 'additive' | 'subtractive' | 'regular' | 'none'

/**
 * Segments of lines. Attributes: `start` and `end` (vec2, share of the area), `place` (float, place in the transfer function),
 * `pickingColor` (vec4).
 */
export type ParallelSegments = Instances

export interface ParallelLinesSettings {
  readonly blend: LineBlendMode
  /** Pixels from the edges of the picture to those of the area: left and bottom, right and top. */
  readonly lower: Vec2
  readonly upper: Vec2
  readonly transferFunction: TransferFunctionState
}

/** How some of the lines look. */
export interface ParallelLinesLook {
  /** Pixels. */
  readonly width: number
  /** How fast a line fades from its middle to its edge. */
  readonly falloff: number
  /** What its colour is mixed with, and how much. */
  readonly tint: Vec3
  readonly tintAmount: number
  /** Replaces the opacity that the transfer function gives. */
  readonly opacity?: number | undefined
}

/** A quad: the end, 0 or 1, and the side, -1 or 1. */
const corners: GlyphCorners = { corner: { size: 2, numbers: [0, -1, 1, -1, 1, 1, 0, -1, 1, 1, 0, 1] } }

/** Draws lines across parallel axes (processors-a spec 7.4.3). Depth stays as it is. */
export class ParallelLinesPass {
  readonly #table = new TransferFunctionTable()
  readonly #lower = uniform(new Vector2())
  readonly #upper = uniform(new Vector2())
  readonly #width = uniform(1)
  readonly #falloff = uniform(1)
  readonly #tint = uniform(new Vector4())
  readonly #opacity = uniform(-1)
  readonly #inverted = uniform(0)
  /** Where colours do not replace what is there, picking does all the same: it is drawn by itself, and colours without it. */
  #drawn: 'both' | 'color' | 'picking' = 'both'
  #fades = true
  readonly #lines = new InstancePass('parallel lines', corners, () => this.#shader())
  readonly #white = new FullScreenPass('white', () => ({ color: vec4(1) as Vec4Node, depth: float(1) as FloatNode }))

  /** Call it once, before the lines: clears the picture to what the lines are blended with. */
  begin(renderer: Renderer, image: RenderedImage, settings: ParallelLinesSettings): void {
    if (settings.blend === 'subtractive') this.#white.draw(renderer, image)
    this.#table.set(settings.transferFunction)
    this.#lower.value.set(...settings.lower)
    this.#upper.value.set(...settings.upper)
    this.#inverted.value = settings.blend === 'subtractive' ? 1 : 0
    this.#fades = settings.blend !== 'none'
  }

  draw(renderer: Renderer, image: RenderedImage, segments: ParallelSegments, look: ParallelLinesLook, blend: LineBlendMode): void {
    this.#width.value = look.width
    this.#falloff.value = look.falloff
    this.#tint.value.set(...look.tint, look.tintAmount)
    this.#opacity.value = look.opacity ?? -1
    if (blend === 'regular' || blend === 'none') {
      this.#draw(renderer, image, segments, 'both', blend === 'none' ? 'none' : 'alpha')
      return
    }
    this.#draw(renderer, image, segments, 'color', blend)
    this.#draw(renderer, image, segments, 'picking', 'alpha')
  }

  keep(segments: readonly ParallelSegments[]): void {
    this.#lines.keep(segments)
  }

  dispose(): void {
    this.#lines.dispose()
    this.#white.dispose()
    this.#table.dispose()
  }

  #draw(
    renderer: Renderer,
    image: RenderedImage,
    segments: ParallelSegments,
    drawn: 'both' | 'color' | 'picking',
    blend: 'none' | 'alpha' | 'additive' | 'subtractive',
  ): void {
    this.#drawn = drawn
    this.#lines.draw(renderer, image, segments, { blend, variant: `${drawn} ${this.#fades}` })
  }

  #shader(): GlyphShader {
    // From the middle of the line, -1 to 1.
    const side = varyingProperty('float', 'lineSide') as unknown as FloatNode
    const vertex = Fn(() => {
      const corner = attribute('corner', 'vec2') as unknown as Vec2Node
      const area = this.#lines.size.sub(this.#lower).sub(this.#upper)
      const place = (name: string): Vec2Node => {
        const pixel = (attribute(name, 'vec2') as unknown as Vec2Node).mul(area).add(this.#lower)
        return pixel.div(this.#lines.size).mul(2).sub(1).toVar() as Vec2Node
      }
      const [from, to] = [place('start'), place('end')]
      const along = normalize(from.sub(to)).toVar() as Vec2Node
      const beside = vec2(along.y, along.x.negate()).mul(this.#width).div(this.#lines.size)
      side.assign(corner.y)
      return vec4(mix(from, to, corner.x).add(beside.mul(corner.y)), 0, 1) as Vec4Node
    })() as unknown as Vec4Node
    const value = attribute('place', 'float') as unknown as FloatNode
    const picking = attribute('pickingColor', 'vec4') as unknown as Vec4Node
    const nothing = vec4(0, 0, 0, 0) as Vec4Node
    if (this.#drawn === 'picking') return { vertex, outputs: { color: nothing, picking } }
    const color = Fn(() => {
      const looked = this.#table.sample(value).toVar() as Vec4Node
      const tinted = mix(looked.xyz, this.#tint.xyz, this.#tint.w).toVar() as Vec3Node
      const shown = mix(tinted, float(1).sub(tinted), this.#inverted) as Vec3Node
      const opacity = this.#opacity.lessThan(0).select(looked.w, this.#opacity) as FloatNode
      const faded = this.#fades ? opacity.mul(pow(max(side.abs().oneMinus(), 0), this.#falloff)) : opacity
      return vec4(shown, faded)
    })() as unknown as Vec4Node
    return { vertex, outputs: { color, picking: this.#drawn === 'both' ? picking : nothing } }
  }
}
