import { lookupTable } from '@ivw/data'
import { expect, test } from 'vitest'
import { OpacityRanges } from './opacity-ranges.ts'

const table = lookupTable({
  points: [
    { position: 0.3, color: [1, 1, 1, 0] },
    { position: 0.4, color: [1, 1, 1, 1] },
    { position: 0.5, color: [1, 1, 1, 0] },
  ],
  mask: [0, 1],
  type: 'relative',
})

/** As the GPU looks it up. */
function opacity(t: number): number {
  const place = Math.min(Math.max(t * 1024 - 0.5, 0), 1023)
  const low = Math.min(Math.floor(place), 1022)
  return (table[low * 4 + 3] as number) * (1 - place + low) + (table[low * 4 + 7] as number) * (place - low)
}

test('what it calls transparent is', () => {
  const ranges = new OpacityRanges(table)
  const [low, high] = ranges.bounds
  for (let i = -50; i <= 1050; i++) {
    const t = i / 1000
    if (opacity(t) > 0) {
      expect(ranges.visible(t, t)).toBe(true)
      expect(t >= low && t <= high).toBe(true)
    }
  }
  expect(low).toBeCloseTo(0.3, 2)
  expect(high).toBeCloseTo(0.5, 2)
  expect(ranges.visible(0, 0.29)).toBe(false)
  expect(ranges.visible(0.6, 2)).toBe(false)
  expect(ranges.visible(0.2, 0.9)).toBe(true)
})

test('a table that is opaque at its ends is so beyond them', () => {
  expect(new OpacityRanges([0, 0, 0, 1, 0, 0, 0, 1]).bounds).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
  const nothing = new OpacityRanges([0, 0, 0, 0, 0, 0, 0, 0])
  expect(nothing.bounds[0]).toBeGreaterThan(nothing.bounds[1])
  expect(nothing.sameAs(new OpacityRanges([1, 1, 1, 0, 0, 0, 0, 0]))).toBe(true)
})
