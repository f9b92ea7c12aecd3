import type { MinMax } from './ordinal.ts'

/** The range with one end moved: it stays inside the bounds and pushes the other end along to keep the separation. */
export function withEnd({ value, limits, minSeparation }: MinMax, end: 0 | 1, to: number): readonly [number, number] {
  const { min, max } = limits
  const separation = Math.min(Math.max(minSeparation, 0), max - min)
  const inside = Math.min(Math.max(limits.kind === 'integer' ? Math.round(to) : to, min), max)
  if (end === 0) {
    const start = Math.min(inside, max - separation)
    return [start, Math.max(value[1], start + separation)]
  }
  const stop = Math.max(inside, min + separation)
  return [Math.min(value[0], stop - separation), stop]
}

/** Both ends moved by the same amount, as far as the bounds allow. */
export function shifted({ value: [start, end], limits: { min, max } }: MinMax, by: number): readonly [number, number] {
  const possible = Math.min(Math.max(by, min - start), max - end)
  return [start + possible, end + possible]
}
