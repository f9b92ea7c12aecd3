import type { Wrap } from '../sampling.ts'

/** The voxel that stands for `index` in a row of `count`, inside or outside of it. */
export function wrappedIndex(index: number, count: number, wrap: Wrap): number {
  if (index >= 0 && index < count) return index
  if (wrap === 'clamp') return index < 0 ? 0 : count - 1
  const period = wrap === 'repeat' ? count : 2 * count
  const inside = ((index % period) + period) % period
  return inside < count ? inside : period - 1 - inside
}
