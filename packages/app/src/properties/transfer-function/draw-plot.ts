import { evaluate, type Vec2 } from '@ivw/data'
import type { HistogramView } from '@ivw/engine/protocol'
import { cssColor } from '../editing/color.ts'
import { type HistogramMode, histogramHeights } from './histogram-heights.ts'
import type { PlotSpace } from './plot-space.ts'
import type { Points } from './tf-points.ts'
import { themeColor } from './use-canvas.ts'

export interface Plot {
  /** A curve through points, or a line for each iso value. */
  readonly kind: 'curve' | 'lines'
  readonly points: Points
  readonly mask: Vec2 | undefined
  readonly histogram: HistogramView | undefined
  readonly mode: HistogramMode
  /** Positions of the histogram's ends. */
  readonly histogramEnds: Vec2
}

export function drawPlot(context: CanvasRenderingContext2D, space: PlotSpace, plot: Plot): void {
  context.clearRect(0, 0, space.width, space.height)
  drawGrid(context, space)
  if (plot.histogram) drawHistogram(context, space, plot.histogram, plot)
  if (plot.kind === 'curve') drawCurve(context, space, plot.points)
  else drawLines(context, space, plot.points)
  if (plot.mask) drawMask(context, space, plot.mask)
}

function drawGrid(context: CanvasRenderingContext2D, space: PlotSpace): void {
  context.fillStyle = themeColor(context, '--line-color')
  for (const alpha of [0.25, 0.5, 0.75]) context.fillRect(0, Math.round(space.y(alpha)), space.width, 1)
}

function drawHistogram(
  context: CanvasRenderingContext2D,
  space: PlotSpace,
  { counts }: HistogramView,
  { mode, histogramEnds: [low, high] }: Plot,
): void {
  const heights = histogramHeights(counts, mode)
  if (heights.length === 0) return
  const x = (bin: number) => space.x(low + (bin / heights.length) * (high - low))
  context.beginPath()
  context.moveTo(x(0), space.height)
  heights.forEach((height, bin) => {
    const top = (1 - height) * (space.height - 2) + 2
    context.lineTo(x(bin), top)
    context.lineTo(x(bin + 1), top)
  })
  context.lineTo(x(heights.length), space.height)
  context.fillStyle = themeColor(context, '--pressed')
  context.fill()
  context.strokeStyle = themeColor(context, '--line-strong')
  context.lineWidth = 1
  context.stroke()
}

function drawCurve(context: CanvasRenderingContext2D, space: PlotSpace, points: Points): void {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return
  const corners = [
    { x: Math.min(0, space.x(first.position)), y: space.y(first.color[3]) },
    ...points.map(point => ({ x: space.x(point.position), y: space.y(point.color[3]) })),
    { x: Math.max(space.width, space.x(last.position)), y: space.y(last.color[3]) },
  ]
  context.save()
  context.beginPath()
  context.moveTo(corners[0]?.x ?? 0, space.y(0))
  for (const { x, y } of corners) context.lineTo(x, y)
  context.lineTo(corners.at(-1)?.x ?? 0, space.y(0))
  context.clip()
  context.globalAlpha = 0.5
  for (let x = 0; x < space.width; x += 2) {
    const [red, green, blue] = evaluate({ points }, space.position(x + 1))
    context.fillStyle = cssColor([red, green, blue])
    context.fillRect(x, 0, 2, space.height)
  }
  context.restore()

  context.beginPath()
  for (const { x, y } of corners) context.lineTo(x, y)
  context.strokeStyle = themeColor(context, '--foreground')
  context.lineWidth = 1.5
  context.lineJoin = 'round'
  context.stroke()
}

function drawLines(context: CanvasRenderingContext2D, space: PlotSpace, points: Points): void {
  for (const { position, color } of points) {
    const x = space.x(position)
    context.beginPath()
    context.moveTo(x, space.y(0))
    context.lineTo(x, space.y(color[3]))
    // Wide and narrow: visible on any background.
    context.strokeStyle = themeColor(context, '--foreground')
    context.lineWidth = 4
    context.stroke()
    context.strokeStyle = cssColor([color[0], color[1], color[2]])
    context.lineWidth = 2
    context.stroke()
  }
}

/** What the mask hides is dimmed. */
function drawMask(context: CanvasRenderingContext2D, space: PlotSpace, [low, high]: Vec2): void {
  const [left, right] = [space.x(low), space.x(high)]
  context.fillStyle = themeColor(context, '--background')
  context.globalAlpha = 0.7
  if (left > 0) context.fillRect(0, 0, Math.min(left, space.width), space.height)
  if (right < space.width) context.fillRect(Math.max(right, 0), 0, space.width, space.height)
  context.globalAlpha = 1
  context.fillStyle = themeColor(context, '--muted')
  for (const x of [left, right]) if (x > 0 && x < space.width) context.fillRect(Math.round(x), 0, 1, space.height)
}
