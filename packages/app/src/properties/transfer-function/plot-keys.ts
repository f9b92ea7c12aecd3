import type { Vec2 } from '@ivw/data'
import { paceOf } from '../numbers/scrub.ts'
import { insertPoint, movePoints, type PointSet, removePoints, type Selection } from './tf-points.ts'

export type KeyEdit =
  | { readonly kind: 'select'; readonly selection: Selection }
  /** Goes on as long as the key is held. */
  | { readonly kind: 'move'; readonly set: PointSet }
  | { readonly kind: 'change'; readonly set: PointSet }

export interface PlotKey {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

const directions: Readonly<Record<string, readonly [position: number, alpha: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, -1],
  ArrowUp: [0, 1],
}
const paces = { fine: 0.001, normal: 0.01, coarse: 0.1 } as const

/**
 * What a key does to points: arrows move the selected ones by a hundredth (Shift a thousandth, Ctrl a tenth), Delete
 * removes them, Insert adds one behind, Page Up and Page Down, Home and End select others, Ctrl+A all, Escape none.
 */
export function keyEdit(event: PlotKey, set: PointSet, domain: Vec2): KeyEdit | undefined {
  const direction = directions[event.key]
  if (direction) {
    const step = paces[paceOf(event)]
    const by = { position: direction[0] * step * (domain[1] - domain[0]), alpha: direction[1] * step }
    return set.selection.size > 0 ? { kind: 'move', set: movePoints(set, by, domain) } : undefined
  }
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      return set.selection.size > 0 ? { kind: 'change', set: removePoints(set) } : undefined
    case 'Insert':
      return { kind: 'change', set: insertBehind(set, domain) }
    case 'PageUp':
    case 'PageDown':
    case 'Home':
    case 'End':
      return set.points.length > 0 ? { kind: 'select', selection: new Set([neighbour(event.key, set)]) } : undefined
    case 'Escape':
      return set.selection.size > 0 ? { kind: 'select', selection: new Set() } : undefined
    case 'a':
      return event.ctrlKey || event.metaKey ? { kind: 'select', selection: new Set(set.points.keys()) } : undefined
    default:
      return undefined
  }
}

function neighbour(key: string, { points, selection }: PointSet): number {
  const last = points.length - 1
  const current = selection.size > 0 ? Math.min(...selection) : 0
  const target = { PageUp: current - 1, PageDown: current + 1, Home: 0, End: last }[key] ?? current
  return Math.min(Math.max(target, 0), last)
}

/** Half way to the next point, or to the end. */
function insertBehind({ points, selection }: PointSet, [low, high]: Vec2): PointSet {
  const current = selection.size > 0 ? Math.max(...selection) : points.length - 1
  const from = points[current]?.position ?? low
  const to = points[current + 1]?.position ?? high
  return insertPoint(points, (from + to) / 2)
}
