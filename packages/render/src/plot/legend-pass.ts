import type { TransferFunctionState, Vec2, Vec4 } from '@ivw/data'
import { abs, Fn, floor, mod, select, uniform, vec2, vec4 } from 'three/tsl'
import { Vector2, Vector4 } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'
import { FullScreenPass } from '../pass/full-screen-pass.ts'
import type { Renderer } from '../pass/renderer.ts'
import { pixelPosition } from '../pass/screen-position.ts'
import type { FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'

export type LegendBackground = 'checkerBoard' | 'solid' | 'noBackground'

export interface LegendSettings {
  readonly transferFunction: TransferFunctionState
  /** Lower left corner of the bar without its border, pixels. */
  readonly corner: Vec2
  readonly size: Vec2
  /** Values rise upwards, else to the right. */
  readonly vertical: boolean
  readonly borderWidth: number
  readonly borderColor: Vec4
  readonly background: LegendBackground
  readonly backgroundColor: Vec4
  /** Of a field of the checkers, pixels. */
  readonly checkerSize: number
}

/** Draws the bar of a colour scale over a picture (processors-a spec 6.7). */
export class LegendPass {
  readonly #table = new TransferFunctionTable()
  readonly #corner = uniform(new Vector2())
  readonly #size = uniform(new Vector2())
  readonly #border = uniform(0)
  readonly #borderColor = uniform(new Vector4())
  readonly #backgroundColor = uniform(new Vector4())
  readonly #checkerSize = uniform(5)
  #background: LegendBackground = 'noBackground'
  #vertical = false
  readonly #pass = new FullScreenPass('legend', () => ({ color: Fn(() => this.#color())() as unknown as Vec4Node }))

  draw(renderer: Renderer, image: RenderedImage, settings: LegendSettings): void {
    const { corner, size, borderWidth, vertical, background } = settings
    this.#table.set(settings.transferFunction)
    this.#corner.value.set(corner[0] - borderWidth, corner[1] - borderWidth)
    this.#size.value.set(...size)
    this.#border.value = borderWidth
    this.#borderColor.value.set(...settings.borderColor)
    this.#backgroundColor.value.set(...settings.backgroundColor)
    this.#checkerSize.value = settings.checkerSize
    this.#background = background
    this.#vertical = vertical
    this.#pass.draw(renderer, image, {
      variant: `${background} ${vertical}`,
      rectangle: [corner[0] - borderWidth, corner[1] - borderWidth, size[0] + 2 * borderWidth, size[1] + 2 * borderWidth],
      start: 'keep',
      blend: 'premultiplied',
    })
  }

  dispose(): void {
    this.#pass.dispose()
    this.#table.dispose()
  }

  #color(): Vec4Node {
    const place = pixelPosition().sub(this.#corner).toVar() as Vec2Node
    const fromCentre = place.sub(this.#size.mul(0.5).add(this.#border)).toVar() as Vec2Node
    const isBorder = abs(fromCentre.x)
      .greaterThan(this.#size.x.mul(0.5))
      .or(abs(fromCentre.y).greaterThan(this.#size.y.mul(0.5)))
    // The place in the scale is counted from the border's outer edge, as in Inviwo.
    const along = this.#vertical ? place.y.div(this.#size.y) : place.x.div(this.#size.x)
    const looked = this.#table.sample(along as FloatNode).toVar() as Vec4Node
    const opacity = looked.w.oneMinus().pow(4).oneMinus().toVar() as FloatNode
    const behind = this.#behind(fromCentre).toVar() as Vec4Node
    const share = behind.w.mul(opacity.oneMinus())
    const scale = vec4(behind.xyz.mul(share).add(looked.xyz.mul(opacity)), opacity.add(share))
    const border = vec4(this.#borderColor.xyz, 1)
    return select(isBorder, border, scale) as Vec4Node
  }

  #behind(fromCentre: Vec2Node): Vec4Node {
    if (this.#background === 'noBackground') return vec4(0, 0, 0, 0) as Vec4Node
    if (this.#background === 'solid') return this.#backgroundColor as unknown as Vec4Node
    const field = floor(vec2(fromCentre).div(this.#checkerSize))
    const shade = select(mod(field.x.add(field.y), 2).lessThan(0.5), 0.5, 1) as FloatNode
    return vec4(shade, shade, shade, 1) as Vec4Node
  }
}
