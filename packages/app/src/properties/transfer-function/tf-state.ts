import type { TransferFunctionPoint, Vec2, Vec4 } from '@ivw/data'
import type { PropertyState } from '@ivw/engine/protocol'
import { numbers } from '../numbers/ordinal.ts'
import { type HistogramMode, histogramModes } from './histogram-heights.ts'
import { inOrder, type Points } from './tf-points.ts'

/** The state of a transfer function or iso value property, as the editor reads it. */
export interface TfState {
  readonly points: Points
  readonly type: 'relative' | 'absolute'
  /** Undefined where there is none: iso values. */
  readonly mask: Vec2 | undefined
  readonly histogramMode: HistogramMode
}

export function tfStateOf(state: PropertyState): TfState {
  const points = Array.isArray(state.points) ? state.points.flatMap(pointOf) : []
  const mode = histogramModes.find(({ id }) => id === state.histogramMode)
  const [start = 0, end = 1] = numbers(state.mask, 2, 0)
  return {
    points: inOrder({ points, selection: new Set() }).points,
    type: state.type === 'absolute' ? 'absolute' : 'relative',
    mask: Array.isArray(state.mask) ? [start, end] : undefined,
    histogramMode: mode?.id ?? 'all',
  }
}

function pointOf(value: unknown): TransferFunctionPoint[] {
  if (typeof value !== 'object' || value === null || !('position' in value) || !('color' in value)) return []
  const { position, color } = value
  if (typeof position !== 'number') return []
  const [red = 0, green = 0, blue = 0, alpha = 0] = numbers(color, 4, 0)
  return [{ position, color: [red, green, blue, alpha] satisfies Vec4 }]
}
