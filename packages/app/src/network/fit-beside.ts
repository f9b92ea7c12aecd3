import { getViewportForBounds, type Rect, type Viewport } from '@xyflow/react'

export interface FitOptions {
  /** Width and height of the editor, in pixels. */
  readonly size: readonly [number, number]
  readonly zoom: readonly [min: number, max: number]
  /** Share of the editor that stays free around all nodes. */
  readonly padding: number
  /** Width and height of what lies over the lower right corner, in pixels. */
  readonly corner?: readonly [number, number] | undefined
}

/** The view that shows all nodes, none of them under what lies over the corner. */
export function fitBeside(nodes: readonly Rect[], { size: [width, height], zoom, padding, corner }: FitOptions): Viewport {
  const bounds = around(nodes)
  const whole = getViewportForBounds(bounds, width, height, zoom[0], zoom[1], padding)
  if (!corner) return whole
  const [left, top] = [width - corner[0], height - corner[1]]
  const isCovered = (node: Rect) =>
    (node.x + node.width) * whole.zoom + whole.x > left && (node.y + node.height) * whole.zoom + whole.y > top
  if (!nodes.some(isCovered)) return whole
  const free = (length: number) => (length - length / (1 + padding)) / 2
  const [beside, above] = [
    within(bounds, [free(width), free(height), left, height - free(height)], zoom),
    within(bounds, [free(width), free(height), width - free(width), top], zoom),
  ]
  return beside.zoom >= above.zoom ? beside : above
}

/** In the middle of a part of the editor, as large as it can be there. */
function within(
  { x, y, width, height }: Rect,
  [left, top, right, bottom]: readonly [number, number, number, number],
  [min, max]: FitOptions['zoom'],
): Viewport {
  const zoom = Math.min(Math.max(Math.min((right - left) / width, (bottom - top) / height), min), max)
  return { zoom, x: (left + right) / 2 - (x + width / 2) * zoom, y: (top + bottom) / 2 - (y + height / 2) * zoom }
}

function around(nodes: readonly Rect[]): Rect {
  const [x, y] = [Math.min(...nodes.map(node => node.x)), Math.min(...nodes.map(node => node.y))]
  const [right, bottom] = [Math.max(...nodes.map(node => node.x + node.width)), Math.max(...nodes.map(node => node.y + node.height))]
  return { x, y, width: right - x, height: bottom - y }
}
