import type { OrdinalOptions } from '@ivw/network'

const fixed = { min: 0, max: 1, increment: 0.01, minConstraint: 'immutable', maxConstraint: 'immutable', semantics: 'Color' } as const

/** Bounds and widget of a colour. */
export function colorOptions<T>(options: OrdinalOptions<T> = {}): OrdinalOptions<T> {
  return { ...fixed, ...options }
}

/** A bound that nobody can move. */
export const immutable = { minConstraint: 'immutable', maxConstraint: 'immutable' } as const
/** Bounds that are hints for the slider only. */
export const unbounded = { minConstraint: 'ignore', maxConstraint: 'ignore' } as const
