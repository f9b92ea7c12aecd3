import { withoutNoise } from './number-format.ts'
import { fit, hasSliderRange, type NumberLimits, stepOf } from './number-kind.ts'

/** How far one movement goes: a tenth, one, or ten of the usual. */
export type Pace = 'fine' | 'normal' | 'coarse'

const factors: Readonly<Record<Pace, number>> = { fine: 0.1, normal: 1, coarse: 10 }

export function paceOf(event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): Pace {
  if (event.shiftKey) return 'fine'
  return event.ctrlKey || event.metaKey ? 'coarse' : 'normal'
}

/** A number that follows a pointer. Movement is gathered exactly; what comes out is in steps and within the limits. */
export class Scrub {
  readonly #limits: NumberLimits
  readonly #start: number
  #exact: number

  constructor(start: number, limits: NumberLimits) {
    this.#limits = limits
    this.#start = Number.isFinite(start) ? start : fit(0, limits)
    this.#exact = this.#start
  }

  /** The number after `pixels` more to the right. At a bound it waits there: turning round answers at once. */
  move(pixels: number, pace: Pace): number {
    const exact = this.#exact + pixels * perPixel(this.#limits) * factors[pace]
    this.#exact = clamped(exact, this.#limits)
    const step = stepFor(this.#limits, pace === 'fine' ? 'fine' : 'normal')
    return fit(withoutNoise(this.#start + Math.round((this.#exact - this.#start) / step) * step), this.#limits)
  }
}

/** The number `steps` increments further, for arrow keys. */
export function nudge(value: number, steps: number, pace: Pace, limits: NumberLimits): number {
  const start = Number.isFinite(value) ? value : 0
  return fit(withoutNoise(start + steps * stepFor(limits, pace)), limits)
}

/** The multiple of the increment, counted from the minimum, that is nearest; both ends count as multiples. */
export function onGrid(value: number, limits: NumberLimits, pace: Pace = 'normal'): number {
  const { min, max } = limits
  if (value >= max) return max
  const step = stepFor(limits, pace === 'fine' ? 'fine' : 'normal')
  return fit(withoutNoise(Math.min(min + Math.round((value - min) / step) * step, max)), limits)
}

function stepFor(limits: NumberLimits, pace: Pace): number {
  const step = stepOf(limits) * factors[pace]
  return limits.kind === 'integer' ? Math.max(1, Math.round(step)) : step
}

/** Two pixels for a step, but the whole range within 200 to 600 pixels. */
function perPixel(limits: NumberLimits): number {
  const step = stepOf(limits)
  if (!hasSliderRange(limits)) return step / 2
  const range = limits.max - limits.min
  return range / Math.min(Math.max((range / step) * 2, 200), 600)
}

function clamped(value: number, { clampMin, clampMax, min, max }: NumberLimits): number {
  const above = clampMin ? Math.max(value, min) : value
  return clampMax ? Math.min(above, max) : above
}
