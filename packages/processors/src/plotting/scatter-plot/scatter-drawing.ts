import type { IndexSet, Vec2 } from '@ivw/data'
import type { AxisPass, AxisState, Dots, DotsPass, Gpu, Rectangle, RenderedImage } from '@ivw/render'
import type { ScatterPlotProperty } from '../../properties/scatter-plot-property.ts'
import { axisLines } from '../axis-lines.ts'
import { dotArea, dotsOf, drawnRows, type ScatterData } from './scatter-dots.ts'

export interface ScatterPlot {
  readonly data: ScatterData
  /** The part of the picture that the plot has. */
  readonly viewport: Rectangle
  readonly selected: IndexSet
  readonly highlighted: IndexSet
  /** Picking identifier of row 0. */
  readonly firstId: number
}

/** Draws the dots and axes of one scatter plot. */
export class ScatterDrawing {
  readonly #axes: AxisPass
  readonly #dots: DotsPass

  /** Several plots in one picture share what draws them. */
  constructor(dots: DotsPass, axes: AxisPass) {
    this.#dots = dots
    this.#axes = axes
  }

  /** Returns what was drawn, to be kept for as long as it is. */
  drawDots(
    gpu: Gpu,
    image: RenderedImage,
    { data, viewport, selected, highlighted, firstId }: ScatterPlot,
    look: ScatterPlotProperty,
  ): Dots[] {
    const area = dotArea(viewport, look.margins.margins, look.axisMargin.value)
    const rows = drawnRows(data)
    const dotLook = {
      radius: look.radius.value,
      minRadius: look.minRadius.value,
      color: look.color.value,
      transferFunction: look.transferFunction.value,
    }
    const among = (set: IndexSet) => (set.size === 0 ? [] : rows.filter(row => set.has(data.table.index[row] as number)))
    const layers = [
      dotsOf(data, dotLook, area, rows, firstId),
      dotsOf(data, dotLook, area, among(selected), firstId, look.selectionColor.value),
      dotsOf(data, dotLook, area, among(highlighted), firstId, look.hoverColor.value),
    ]
    const settings = {
      round: look.useCircle.value,
      borderWidth: look.borderWidth.value,
      borderColor: look.borderColor.value,
      viewport,
    }
    for (const dots of layers) this.#dots.draw(gpu, image, dots, settings)
    return layers
  }

  /** What does not fit into the part that the plot has is cut off. */
  async drawAxes(
    gpu: Gpu,
    image: RenderedImage,
    viewport: Rectangle,
    look: ScatterPlotProperty,
    axes: readonly (AxisState | undefined)[],
  ): Promise<void> {
    const [left, bottom] = [viewport[0], viewport[1]]
    const [lower, upper] = look.margins.corners([viewport[2], viewport[3]])
    const place = ([x, y]: Vec2): Vec2 => [left + x, bottom + y]
    image.clip(viewport)
    try {
      for (const [i, [start, end]] of axisLines(lower, upper, look.axisMargin.value).entries()) {
        const axis = axes[i]
        if (axis) await this.#axes.drawFlat(gpu, image, axis, place(start), place(end), true)
      }
    } finally {
      image.clip(undefined)
    }
  }
}
