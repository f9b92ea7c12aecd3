/** How a property stores its numbers: whole, 32-bit or 64-bit floating point. */
export type NumberKind = 'integer' | 'single' | 'double'

/** What one number of a property may be and how it steps. */
export interface NumberLimits {
  readonly kind: NumberKind
  readonly min: number
  readonly max: number
  /** Whether the bound clamps, or is only a hint for the length of sliders. */
  readonly clampMin: boolean
  readonly clampMax: boolean
  readonly increment: number
}

export const unlimited: NumberLimits = {
  kind: 'double',
  min: Number.NEGATIVE_INFINITY,
  max: Number.POSITIVE_INFINITY,
  clampMin: false,
  clampMax: false,
  increment: 0.01,
}

/** The nearest number that the limits allow; NaN stays NaN for floats and becomes the minimum for integers. */
export function fit(value: number, limits: NumberLimits): number {
  const whole = limits.kind === 'integer' ? Math.round(Number.isNaN(value) ? limits.min : value) : value
  const above = limits.clampMin ? Math.max(whole, limits.min) : whole
  return limits.clampMax ? Math.min(above, limits.max) : above
}

/** Whether a slider can show the range: finite, not empty, and not the whole range of a type. */
export function hasSliderRange({ min, max, kind }: NumberLimits): boolean {
  const longest = kind === 'integer' ? 2 ** 31 : 1e12
  return Number.isFinite(min) && Number.isFinite(max) && max > min && max - min < longest
}

/** The increment, or a sensible one where there is none. */
export function stepOf({ increment, min, max, kind }: NumberLimits): number {
  if (kind === 'integer') return Math.max(1, Math.round(increment) || 1)
  if (increment > 0 && Number.isFinite(increment)) return increment
  return Number.isFinite(max - min) && max > min ? (max - min) / 100 : 0.01
}
