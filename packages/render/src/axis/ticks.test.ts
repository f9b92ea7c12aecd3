import { expect, test } from 'vitest'
import { majorTicks, minorTicks } from './ticks.ts'

test('without a distance there is one at either end, and minor ones between', () => {
  const ticks = majorTicks([0, 100], 0, false)
  expect(ticks).toEqual({ values: [0, 100], step: 100 })
  expect(minorTicks([0, 100], ticks, 2, true)).toEqual([50])
})

test('ticks are at multiples of their distance, or counted from the start', () => {
  expect(majorTicks([-3, 12], 5, false).values).toEqual([0, 5, 10])
  expect(majorTicks([-3, 12], 5, true).values).toEqual([-3, 2, 7, 12])
  expect(majorTicks([1, 4], 5, false).values).toEqual([])
})

test('minor ticks fill the axis when they may', () => {
  const ticks = majorTicks([-3, 12], 5, false)
  expect(minorTicks([-3, 12], ticks, 5, true)).toEqual([-3, -2, -1, 1, 2, 3, 4, 6, 7, 8, 9, 11, 12])
  expect(minorTicks([-3, 12], ticks, 5, false)).toEqual([1, 2, 3, 4, 6, 7, 8, 9])
  expect(minorTicks([1, 4], majorTicks([1, 4], 5, false), 2, true)).toEqual([])
})

test('of far too many a part is left', () => {
  const { values, step } = majorTicks([0, 1e6], 1, false)
  expect(values.length).toBeLessThanOrEqual(1000)
  expect(step).toBe(1024)
})
