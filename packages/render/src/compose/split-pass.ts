import type { Vec2, Vec4 } from '@ivw/data'
import { abs, dot, fract, select, sin, step, uniform, vec2, vec3, vec4 } from 'three/tsl'
import { Vector2, Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import type { BoundImage } from '../pass/bound-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Outputs } from '../pass/outputs.ts'
import type { Renderer } from '../pass/renderer.ts'
import { pixelPosition, screenPosition } from '../pass/screen-position.ts'
import { ImageSampler } from '../shading/image-sampler.ts'
import { lineAlpha } from '../shading/line-alpha.ts'
import type { BoolNode, FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'

export const splitStyles = ['handle', 'divider', 'line', 'invisible'] as const
export type SplitStyle = (typeof splitStyles)[number]

export interface SplitSettings {
  readonly direction: 'vertical' | 'horizontal'
  /** Share of the first image, 0 to 1. */
  readonly position: number
  readonly style: SplitStyle
  readonly color: Vec4
  readonly backgroundColor: Vec4
  readonly hoverColor: Vec4
  /** Pixels. */
  readonly handleLength: number
  readonly width: number
  readonly triangleSize: number
  readonly isHovered: boolean
  /** Picking colour of the bar. */
  readonly picking: Vec4
}

/** From the bar to the triangles that show when the pointer is over it. */
const triangleDistance = 16

/** One image left of (or above) a bar, another one right of (or below) it (processors-a spec 2.21). */
export class SplitPass {
  readonly #first = new ImageSampler()
  readonly #second = new ImageSampler()
  /** Place of the bar, and the first pixel of the other image. */
  readonly #bar = uniform(0)
  readonly #edge = uniform(0)
  readonly #size = uniform(new Vector2())
  readonly #color = uniform(new Vector4())
  readonly #backgroundColor = uniform(new Vector4())
  readonly #hoverColor = uniform(new Vector4())
  readonly #picking = uniform(new Vector4())
  readonly #handleLength = uniform(0)
  readonly #width = uniform(0)
  readonly #triangleSize = uniform(0)
  #settings: Pick<SplitSettings, 'direction' | 'style' | 'isHovered'> = { direction: 'vertical', style: 'handle', isHovered: false }
  #sources: readonly [BoundImage | undefined, BoundImage | undefined] = [undefined, undefined]
  readonly #pass = new FullScreenPass('split', () => this.#build())

  /** A missing image shows as noise. */
  draw(
    renderer: Renderer,
    image: RenderedImage,
    sources: readonly [BoundImage | undefined, BoundImage | undefined],
    settings: SplitSettings,
  ): void {
    this.#sources = sources
    this.#first.set(sources[0], renderer)
    this.#second.set(sources[1], renderer)
    this.#place(image.dimensions, settings)
    this.#color.value.set(...settings.color)
    this.#backgroundColor.value.set(...settings.backgroundColor)
    this.#hoverColor.value.set(...settings.hoverColor)
    this.#picking.value.set(...settings.picking)
    this.#handleLength.value = settings.handleLength
    this.#width.value = settings.width
    this.#triangleSize.value = settings.triangleSize
    this.#settings = settings
    const kinds = [this.#first.kind, this.#second.kind]
    this.#pass.draw(renderer, image, [settings.direction, settings.style, settings.isHovered, ...kinds].join(' '))
  }

  dispose(): void {
    this.#pass.dispose()
  }

  #place([width, height]: Vec2, { direction, position }: SplitSettings): void {
    this.#size.value.set(width, height)
    const pixels = Math.fround(Math.fround(position) * (direction === 'vertical' ? width : height))
    this.#bar.value = direction === 'vertical' ? pixels : height - pixels
    this.#edge.value = direction === 'vertical' ? Math.trunc(pixels) : height - Math.trunc(pixels)
  }

  #build(): Outputs {
    const pixel = pixelPosition().toVar() as Vec2Node
    const place = screenPosition().toVar() as Vec2Node
    const isVertical = this.#settings.direction === 'vertical'
    const isFirst = (isVertical ? pixel.x.lessThan(this.#edge) : pixel.y.greaterThan(this.#edge)) as BoolNode
    const color = select(isFirst, this.#colorOf(0, place), this.#colorOf(1, place)).toVar() as Vec4Node
    const depth = select(isFirst, this.#first.depth(place), this.#second.depth(place)).toVar() as FloatNode
    const picking = select(isFirst, this.#first.picking(place), this.#second.picking(place)).toVar() as Vec4Node
    if (this.#settings.style === 'invisible') return { color, depth, picking }
    const across = (isVertical ? pixel.x : pixel.y).sub(this.#bar).toVar() as FloatNode
    const middle = (isVertical ? this.#size.y : this.#size.x).mul(0.5)
    const along = (isVertical ? pixel.y : pixel.x).sub(middle).toVar() as FloatNode
    const isGrip = lineAlpha(across, undefined, this.#width as unknown as FloatNode).greaterThan(0)
    return {
      color: this.#withBar(color, across, along),
      depth: select(isGrip, 0.5, depth) as FloatNode,
      picking: select(isGrip, this.#picking, picking) as Vec4Node,
    }
  }

  #colorOf(index: 0 | 1, place: Vec2Node): Vec4Node {
    return this.#sources[index] ? (index === 0 ? this.#first : this.#second).color(place) : noise(place)
  }

  #withBar(picture: Vec4Node, across: FloatNode, along: FloatNode): Vec4Node {
    const [color, background] = [this.#color, this.#backgroundColor] as unknown as [Vec4Node, Vec4Node]
    const width = this.#width as unknown as FloatNode
    const beyondHandle = abs(along).sub(this.#handleLength.mul(0.5)).toVar() as FloatNode
    const line = (below: Vec4Node, paint: Vec4Node, size: FloatNode, beyond?: FloatNode): Vec4Node =>
      over(below, paint, lineAlpha(across, beyond, size))
    const scaled = (factor: number, more = 0): FloatNode => width.mul(factor).add(more) as FloatNode
    const bar = (): Vec4Node => {
      switch (this.#settings.style) {
        case 'handle': {
          const rim = line(line(picture, background, scaled(1 / 3)), background, scaled(1, 4), beyondHandle)
          return line(rim, color, width, beyondHandle)
        }
        case 'divider':
          return line(line(picture, background, width), color, scaled(0.6), beyondHandle)
        default:
          return line(picture, color, width)
      }
    }
    return this.#settings.isHovered ? this.#withTriangles(bar(), across, along) : bar()
  }

  /** Two that point away from the middle of the bar. */
  #withTriangles(below: Vec4Node, across: FloatNode, along: FloatNode): Vec4Node {
    const fromBase = abs(across).sub(triangleDistance)
    const isInside = step(0, fromBase).mul(step(abs(along), this.#triangleSize.sub(fromBase).mul(0.5)))
    return over(below, this.#hoverColor as unknown as Vec4Node, isInside as FloatNode)
  }
}

/** `paint` of this opacity, premultiplied, over what is there. */
function over(below: Vec4Node, paint: Vec4Node, opacity: FloatNode): Vec4Node {
  const front = vec4(paint.xyz.mul(paint.w), paint.w).mul(opacity)
  return front.add(below.mul(front.w.oneMinus())).toVar() as Vec4Node
}

/** Grey without order. */
function noise(place: Vec2Node): Vec4Node {
  const value = fract(sin(dot(place, vec2(12.9898, 78.233))).mul(43758.5453))
  return vec4(vec3(value), 1) as Vec4Node
}
