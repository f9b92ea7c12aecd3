import type { Vec2 } from '@ivw/data'
import type { Rectangle } from '@ivw/render'

/** Ids as files have them; the two of three and one are exchanged against what they do, as in Inviwo. */
export type LayoutId =
  | 'single'
  | 'horizontalSplit'
  | 'verticalSplit'
  | 'crossSplit'
  | 'threeRightOneLeftSplit'
  | 'threeLeftOneRightSplit'
  | 'horizontalSplitMultiple'
  | 'verticalSplitMultiple'

export interface LayoutSplitters {
  /** Share of the lower view. */
  readonly horizontal: number
  /** Share of the left view. */
  readonly vertical: number
  /** The same with three views at the left. */
  readonly threeLeft: number
  /** The same with three views at the right. */
  readonly threeRight: number
  /** Smallest and largest size in pixels of the views at the left, right, top, bottom. */
  readonly bounds: { readonly left: Vec2; readonly right: Vec2; readonly top: Vec2; readonly bottom: Vec2 }
}

/** Where a layout of `size` pixels puts its images (processors-a spec 2.19). `count`: how many there are. */
export function layoutViews(layout: LayoutId, [width, height]: Vec2, splitters: LayoutSplitters, count: number): readonly Rectangle[] {
  const { bounds } = splitters
  const across = (share: number): number => splitAt(share, width, bounds.left, bounds.right)
  const up = splitAt(splitters.horizontal, height, bounds.bottom, bounds.top)
  switch (layout) {
    case 'single':
      return [[0, 0, width, height]]
    case 'horizontalSplit':
      return [
        [0, up, width, height - up],
        [0, 0, width, up],
      ]
    case 'verticalSplit': {
      const x = across(splitters.vertical)
      return [
        [0, 0, x, height],
        [x, 0, width - x, height],
      ]
    }
    case 'crossSplit': {
      const x = across(splitters.vertical)
      return [
        [0, up, x, height - up],
        [x, up, width - x, height - up],
        [0, 0, x, up],
        [x, 0, width - x, up],
      ]
    }
    case 'threeRightOneLeftSplit': {
      const x = across(splitters.threeLeft)
      return [...stacked(3, [0, 0, x, height]).reverse(), [x, 0, width - x, height]]
    }
    case 'threeLeftOneRightSplit': {
      const x = across(splitters.threeRight)
      return [...stacked(3, [x, 0, width - x, height]).reverse(), [0, 0, x, height]]
    }
    case 'horizontalSplitMultiple':
      return stacked(count, [0, 0, width, height])
    case 'verticalSplitMultiple':
      return parts(count, width).map(([x, w]) => [x, 0, w, height])
    default:
      // A file may name other layouts than there are.
      return []
  }
}

/** From the bottom up. */
function stacked(count: number, [x, y, width, height]: Rectangle): Rectangle[] {
  return parts(count, height).map(([start, length]) => [x, y + start, width, length])
}

/** Equal whole parts, start and length; the first ones take the rest. */
function parts(count: number, length: number): readonly Vec2[] {
  let start = 0
  return Array.from({ length: count }, (_, i) => {
    const part = Math.trunc(length / count) + (i < length % count ? 1 : 0)
    start += part
    return [start - part, part] as const
  })
}

/** Pixels before the splitter, in single precision as in Inviwo; within what both sides may have. */
function splitAt(share: number, length: number, [minBefore, maxBefore]: Vec2, [minAfter, maxAfter]: Vec2): number {
  const allowed = Math.min(Math.max(share, 1 - maxAfter / length), 1 - minAfter / length)
  const pixels = Math.trunc(Math.fround(Math.fround(allowed) * length))
  return Math.min(Math.max(pixels, minBefore), maxBefore, length)
}
