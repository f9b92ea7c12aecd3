import type { HistogramView } from '@ivw/engine/protocol'

/** The data value at a position; undefined where the data is not known. */
export function dataValue(position: number, type: 'relative' | 'absolute', histogram: HistogramView | undefined): number | undefined {
  if (type === 'absolute') return position
  return histogram && histogram.range[0] + position * (histogram.range[1] - histogram.range[0])
}

/** Inverse of `dataValue`. */
export function positionOf(value: number, type: 'relative' | 'absolute', histogram: HistogramView | undefined): number {
  if (type === 'absolute' || !histogram) return value
  const [low, high] = histogram.range
  return high > low ? (value - low) / (high - low) : 0
}
