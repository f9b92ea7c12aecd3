export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const margin = 16

/** The corner of the viewport where a window hides least of what should stay in sight; the lower left one among equals. */
export function windowPlace(
  size: readonly [width: number, height: number],
  viewport: Box,
  inSight: readonly Box[],
): { x: number; y: number } {
  const [width, height] = size
  const right = Math.max(viewport.width - width - margin, 0)
  const bottom = Math.max(viewport.height - height - margin, 0)
  const left = Math.min(margin, right)
  const top = Math.min(3 * margin, bottom)
  const corners = [
    { x: left, y: bottom },
    { x: right, y: bottom },
    { x: left, y: top },
    { x: right, y: top },
  ]
  const hidden = (corner: { x: number; y: number }) => inSight.reduce((sum, box) => sum + sharedArea({ ...corner, width, height }, box), 0)
  return corners.reduce((best, corner) => (hidden(corner) < hidden(best) ? corner : best))
}

function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(width, 0) * Math.max(height, 0)
}
