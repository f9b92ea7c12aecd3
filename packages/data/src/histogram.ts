import type { DataFormat, NumericArray } from './format.ts'
import { plainNumbers } from './numbers.ts'
import type { Vec2 } from './vector.ts'

/** Of the finite values of one channel. */
export interface Statistics {
  /** Finite values; NaN and infinities are `ignored`. */
  readonly count: number
  readonly ignored: number
  /** 0 when there are no finite values, like the others below. */
  readonly min: number
  readonly max: number
  readonly mean: number
  readonly standardDeviation: number
}

export interface Histogram {
  readonly counts: Uint32Array
  readonly range: Vec2
  readonly largestCount: number
  /** Finite values below and above the range. */
  readonly underflow: number
  readonly overflow: number
  readonly statistics: Statistics
}

/** Lowest and highest finite value of one channel, or of all; undefined when there is none. */
export function finiteRange(format: DataFormat, array: NumericArray, channel?: number): Vec2 | undefined {
  const values = plainNumbers(format, array)
  const step = channel === undefined ? 1 : format.components
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = channel ?? 0; i < values.length; i += step) {
    const value = values[i] as number
    // Infinity - Infinity and NaN - NaN are both NaN: one test for all that is not finite.
    if (value - value !== 0) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return low <= high ? [low, high] : undefined
}

/** `low` and `high` with room between them: a range without extent is widened by half a unit (or a relative one) on both sides. */
export function widened([low, high]: Vec2): Vec2 {
  if (high > low) return [low, high]
  const room = Math.max(0.5, Math.abs(low) * 1e-6)
  return [low - room, low + room]
}

/**
 * Counts over `bins` equal parts of `range`; the upper end belongs to the last bin. A range without extent counts
 * its one value in the first bin.
 */
export function histogram(format: DataFormat, array: NumericArray, range: Vec2, bins = 256, channel = 0): Histogram {
  const values = plainNumbers(format, array)
  const counts = new Uint32Array(bins)
  const [low, high] = range
  const perUnit = high > low ? bins / (high - low) : 0
  let underflow = 0
  let overflow = 0
  let ignored = 0
  let count = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let mean = 0
  let squares = 0
  for (let i = channel; i < values.length; i += format.components) {
    const value = values[i] as number
    if (value - value !== 0) {
      ignored++
      continue
    }
    count++
    if (value < min) min = value
    if (value > max) max = value
    // Welford's update: exact also where the mean is large beside the spread.
    const difference = value - mean
    mean += difference / count
    squares += difference * (value - mean)
    if (value < low) underflow++
    else if (value > high) overflow++
    else {
      const bin = Math.min(Math.floor((value - low) * perUnit), bins - 1)
      counts[bin] = (counts[bin] as number) + 1
    }
  }
  const statistics =
    count > 0
      ? { count, ignored, min, max, mean, standardDeviation: Math.sqrt(squares / count) }
      : { count, ignored, min: 0, max: 0, mean: 0, standardDeviation: 0 }
  return { counts, range, largestCount: counts.reduce((a, b) => Math.max(a, b), 0), underflow, overflow, statistics }
}
