import type { Vec4 } from '@ivw/data'

interface TransferFunctionPoint {
  readonly position: number
  readonly color: Vec4
}

/** Share of the values, without the background, up to which a point lies, and its look. */
const steps: readonly { readonly share: number; readonly color: Vec4 }[] = [
  { share: 0.35, color: [0.1, 0.45, 0.6, 0] },
  { share: 0.6, color: [0.25, 0.75, 0.78, 0.06] },
  { share: 0.85, color: [0.95, 0.75, 0.42, 0.25] },
  { share: 0.97, color: [0.97, 0.45, 0.18, 0.75] },
]

/**
 * Points over the data range that show what stands out: the most frequent value, mostly air or water around the object, and what
 * is about as low are transparent; the higher the others, the denser. `counts`: a histogram over the data range.
 */
export function suggestedTransferFunction(counts: ArrayLike<number>): readonly TransferFunctionPoint[] {
  const bins = counts.length
  let background = 0
  for (let bin = 1; bin < bins; bin++) if ((counts[bin] as number) > (counts[background] as number)) background = bin
  // Noise lies around the background.
  const first = Math.min(background + Math.ceil(bins / 64), bins - 1)
  const start = background < bins / 2 ? first : 0
  const rest = Array.from({ length: bins }, (_, bin) => (bin < start || bin === background ? 0 : (counts[bin] as number)))
  const total = rest.reduce((sum, count) => sum + count, 0)
  let sum = 0
  let bin = 0
  let before = 0
  const points = steps.map(({ share, color }, index): TransferFunctionPoint => {
    while (bin < bins - 1 && sum + (rest[bin] as number) < share * total) sum += rest[bin++] as number
    const spread = start / bins + ((1 - start / bins) * (index + 0.5)) / steps.length
    const wanted = total > 0 ? (bin + 0.5) / bins : spread
    // A little apart from each other, however the values cluster, and below the end.
    const position = Math.min(Math.max(wanted, before + 0.02), 0.9 + 0.02 * index)
    before = position
    return { position, color }
  })
  return [...points, { position: 1, color: [0.98, 0.36, 0.12, 0.95] }]
}
