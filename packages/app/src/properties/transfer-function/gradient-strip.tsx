import { lookupTable, type Vec2 } from '@ivw/data'
import { useRef } from 'react'
import type { Points } from './tf-points.ts'
import { useCanvas } from './use-canvas.ts'
import './gradient-strip.css'

export interface GradientStripProps {
  points: Points
  /** The interval of positions from the left to the right edge. */
  interval: Vec2
  mask?: Vec2 | undefined
}

/** The colours of a transfer function: opaque in the upper part, with their opacity over a checkerboard in the lower one. */
export function GradientStrip({ points, interval, mask }: GradientStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useCanvas(canvas, (context, width, height) => drawStrip(context, width, height, { points, interval, mask }))
  return (
    <div className="gradient-strip">
      <canvas ref={canvas} />
    </div>
  )
}

function drawStrip(context: CanvasRenderingContext2D, width: number, height: number, strip: GradientStripProps): void {
  const { points, interval, mask = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] } = strip
  const [low, high] = interval
  const place = (position: number) => (position - low) / (high - low)
  const moved = points.map(point => ({ ...point, position: place(point.position) }))
  const inside = (end: number) => Math.min(Math.max(place(end), 0), 1)
  // In device pixels, written as they are: colours are not premultiplied.
  const columns = context.canvas.width
  const rows = context.canvas.height
  const table = lookupTable({ points: moved, mask: [inside(mask[0]), inside(mask[1])], type: 'relative' }, Math.max(columns, 2))
  const image = context.createImageData(columns, rows)
  const opaqueRows = Math.round(rows * 0.4)
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const at = (y * columns + x) * 4
      for (let channel = 0; channel < 3; channel++) image.data[at + channel] = 255 * (table[x * 4 + channel] as number)
      image.data[at + 3] = y < opaqueRows ? (points.length > 0 ? 255 : 0) : 255 * (table[x * 4 + 3] as number)
    }
  context.clearRect(0, 0, width, height)
  context.putImageData(image, 0, 0)
}
