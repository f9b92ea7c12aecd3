/** Deep equality of plain JSON values; NaN equals itself. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameItems(a, b)
  const keys = Object.keys(a)
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  return keys.length === Object.keys(b).length && keys.every(key => key in right && sameValue(left[key], right[key]))
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => sameValue(item, b[i]))
}
