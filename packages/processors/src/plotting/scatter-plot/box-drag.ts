import type { Vec2, Vec4 } from '@ivw/data'
import type { MouseEvent } from '@ivw/network'
import { type Gpu, type Rectangle, type RenderedImage, SegmentPass } from '@ivw/render'
import type { BoxSelectionProperty } from '../../properties/box-selection-property.ts'

/** A smaller one is a click, pixels. */
const least = 4

/** A rectangle that the user draws with the left button. */
export class BoxDrag {
  readonly #pass = new SegmentPass()
  #start: Vec2 | undefined
  #end: Vec2 | undefined

  /** Pixels; undefined while none is drawn. */
  get box(): Rectangle | undefined {
    if (!this.#start || !this.#end) return undefined
    const [x, y] = [Math.min(this.#start[0], this.#end[0]), Math.min(this.#start[1], this.#end[1])]
    const box: Rectangle = [x, y, Math.abs(this.#start[0] - this.#end[0]), Math.abs(this.#start[1] - this.#end[1])]
    return Math.max(box[2], box[3]) > least ? box : undefined
  }

  /** Returns what became of it: it changed, was finished, or ended as a click. */
  follow({ state, button, buttons, position, canvasSize }: MouseEvent): 'begun' | 'changed' | 'finished' | 'clicked' | undefined {
    const place: Vec2 = [position[0] * (canvasSize[0] - 1) + 0.5, position[1] * (canvasSize[1] - 1) + 0.5]
    if (state === 'press' && button === 'left') {
      this.#start = this.#end = place
      return 'begun'
    }
    if (!this.#start) return undefined
    if (state === 'move' && !buttons.includes('left')) {
      // Nobody saw the button go up.
      this.end()
      return 'changed'
    }
    this.#end = place
    if (state === 'move') return 'changed'
    return state === 'release' && button === 'left' ? (this.box ? 'finished' : 'clicked') : undefined
  }

  end(): void {
    this.#start = this.#end = undefined
  }

  draw(gpu: Gpu, image: RenderedImage, { lineColor, lineWidth }: BoxSelectionProperty): void {
    const { box } = this
    if (!box) return
    const [x, y, width, height] = box
    const [left, bottom, right, top] = [x, y, x + width, y + height]
    const corners = [
      [left, bottom, 0],
      [right, bottom, 0],
      [right, top, 0],
      [left, top, 0],
    ] as const
    const [w, h] = image.dimensions
    const clip = gpu.clipFrom([2 / w, 0, 0, 0, 0, 2 / h, 0, 0, 0, 0, 1, 0, -1, -1, 0, 1])
    const segments = corners.map((corner, i) => [corner, corners[(i + 1) % 4] as (typeof corners)[number]] as const)
    const color: Vec4 = lineColor.value
    const antialiasing = Math.abs(lineWidth.value - 1) < 0.01 ? 0 : 0.5
    this.#pass.draw(gpu, image, segments, {
      clipFromWorld: clip,
      width: lineWidth.value,
      antialiasing,
      roundCaps: true,
      color,
      depth: 'always',
    })
  }

  dispose(): void {
    this.#pass.dispose()
  }
}
