import type { NumberKind } from './number-kind.ts'

/** As short as six significant digits allow: `0.01`, `12.5`, `1e-7`. For fields that are not being edited. */
export function displayNumber(value: number, kind: NumberKind): string {
  if (kind === 'integer' || !Number.isFinite(value)) return plain(value)
  return plain(Number(value.toPrecision(6)))
}

/** The shortest text that reads back as the same number, so that opening and leaving a field changes nothing. */
export function exactNumber(value: number, kind: NumberKind): string {
  return plain(kind === 'single' ? shortestSingle(value) : value)
}

function plain(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return value.toExponential().replace('e+', 'e')
  return Object.is(value, -0) ? '0' : String(value)
}

/** 0.009999999776 is what a 32-bit float makes of 0.01. */
function shortestSingle(value: number): number {
  if (!Number.isFinite(value)) return value
  const single = Math.fround(value)
  for (let digits = 1; digits <= 9; digits++) {
    const shorter = Number(value.toPrecision(digits))
    if (Math.fround(shorter) === single) return shorter
  }
  return value
}

/** Without the noise that adding steps like 0.1 leaves behind. */
export function withoutNoise(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value
}
