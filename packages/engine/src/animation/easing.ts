import type { Easing } from '../animation-views.ts'

/** Where the value is at a share of the time, both from 0 to 1 and the same at the ends. Cubic curves. */
export function eased(easing: Easing, at: number): number {
  switch (easing) {
    case 'linear':
      return at
    case 'ease-in':
      return at ** 3
    case 'ease-out':
      return 1 - (1 - at) ** 3
    case 'ease-in-out':
      return at < 0.5 ? 4 * at ** 3 : 1 - 4 * (1 - at) ** 3
  }
}
