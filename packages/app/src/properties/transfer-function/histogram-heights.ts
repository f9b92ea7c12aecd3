/** How counts become heights: linear up to the highest or to a percentile of the bins, or logarithmic. */
export type HistogramMode = 'off' | 'all' | 'p99' | 'p95' | 'p90' | 'log'

export const histogramModes: readonly { readonly id: HistogramMode; readonly name: string }[] = [
  { id: 'off', name: 'Off' },
  { id: 'all', name: 'Linear' },
  { id: 'p99', name: 'Linear, 99 %' },
  { id: 'p95', name: 'Linear, 95 %' },
  { id: 'p90', name: 'Linear, 90 %' },
  { id: 'log', name: 'Logarithmic' },
]

const percentiles: Partial<Record<HistogramMode, number>> = { p99: 0.99, p95: 0.95, p90: 0.9 }

/** From 0 to 1 for each bin. With a percentile, higher bins are cut off, so that one peak does not hide the rest. */
export function histogramHeights(counts: readonly number[], mode: HistogramMode): readonly number[] {
  if (mode === 'off') return []
  const scaled = mode === 'log' ? counts.map(count => Math.log1p(count)) : counts
  const top = topOf(scaled, percentiles[mode] ?? 1)
  return top > 0 ? scaled.map(count => Math.min(count / top, 1)) : scaled.map(() => 0)
}

function topOf(counts: readonly number[], share: number): number {
  const sorted = [...counts].sort((a, b) => a - b)
  const top = sorted[Math.min(Math.ceil(share * sorted.length), sorted.length) - 1] ?? 0
  // Where nearly all bins are empty a percentile would be zero: all that there is shows.
  return top > 0 ? top : (sorted.at(-1) ?? 0)
}
