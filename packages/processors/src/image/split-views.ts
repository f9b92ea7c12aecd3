import type { Vec2 } from '@ivw/data'
import type { Rectangle } from '@ivw/render'

/** `columns`: from left to right. `rows`: from top to bottom. */
export type SplitDirection = 'columns' | 'rows'

/**
 * Where `count` images are in `size` pixels, between borders at shares of the width, or of the height from the top (processors-a spec
 * 2.20). A border that is missing, or before another one, leaves no place.
 */
export function splitViews(
  direction: SplitDirection,
  [width, height]: Vec2,
  borders: readonly number[],
  count: number,
): readonly Rectangle[] {
  const length = direction === 'columns' ? width : height
  const at = borderPixels(borders, length)
  return Array.from({ length: count }, (_, i): Rectangle => {
    const start = i === 0 ? 0 : (at[i - 1] ?? length)
    const extent = (i === count - 1 ? length : (at[i] ?? length)) - start
    return direction === 'columns' ? [start, 0, extent, height] : [0, height - start - extent, width, extent]
  })
}

/** A bar of a width in pixels over every border. */
export function splitBars(
  direction: SplitDirection,
  [width, height]: Vec2,
  borders: readonly number[],
  barWidth: number,
): readonly Rectangle[] {
  const length = direction === 'columns' ? width : height
  return borderPixels(borders, length).map((border): Rectangle => {
    const start = Math.min(Math.max(Math.round(border - barWidth / 2), 0), Math.max(length - barWidth, 0))
    return direction === 'columns' ? [start, 0, barWidth, height] : [0, height - start - barWidth, width, barWidth]
  })
}

/** Borders between `count` images of the same size. */
export function evenBorders(count: number): readonly number[] {
  return Array.from({ length: Math.max(count - 1, 0) }, (_, i) => (i + 1) / count)
}

function borderPixels(borders: readonly number[], length: number): readonly number[] {
  let before = 0
  return borders.map(share => {
    before = Math.max(before, Math.min(Math.trunc(Math.fround(share) * length), length))
    return before
  })
}
