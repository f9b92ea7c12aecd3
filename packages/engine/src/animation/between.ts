/**
 * The value at a share of the way, exactly `from` at 0 and `to` at 1: numbers in a straight line, lists and objects entry by entry where
 * both have the same entries, everything else `from` up to the middle and `to` from there.
 */
export function between(from: unknown, to: unknown, share: number): unknown {
  if (share <= 0) return from
  if (share >= 1) return to
  if (typeof from === 'number' && typeof to === 'number') return from * (1 - share) + to * share
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) return from.map((entry, i) => between(entry, to[i], share))
  if (isRecord(from) && isRecord(to)) {
    const keys = Object.keys(from)
    if (keys.every(key => key in to) && keys.length === Object.keys(to).length)
      return Object.fromEntries(keys.map(key => [key, between(from[key], to[key], share)]))
  }
  return share < 0.5 ? from : to
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
