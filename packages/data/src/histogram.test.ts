import { expect, test } from 'vitest'
import { formatByName } from './format.ts'
import { encodeHalf } from './half-float.ts'
import { finiteRange, histogram, widened } from './histogram.ts'

const float32 = formatByName('FLOAT32')

test('values fall into equal bins, the upper end into the last one', () => {
  const { counts, largestCount, statistics } = histogram(formatByName('UINT8'), Uint8Array.of(0, 1, 2, 3, 3, 4), [0, 4], 4)
  expect([...counts]).toEqual([1, 1, 1, 3])
  expect(largestCount).toBe(3)
  expect(statistics).toMatchObject({ count: 6, min: 0, max: 4, mean: expect.closeTo(13 / 6, 12) })
})

test('one channel of many, and what lies outside of the range', () => {
  const { counts, underflow, overflow } = histogram(formatByName('Vec2INT16'), Int16Array.of(9, -5, 9, 1, 9, 50), [0, 10], 2, 1)
  expect([...counts]).toEqual([1, 0])
  expect([underflow, overflow]).toEqual([1, 1])
})

test('NaN and infinities are counted apart and move neither range nor mean', () => {
  const values = Float32Array.of(Number.NaN, 1, Number.POSITIVE_INFINITY, 3, Number.NEGATIVE_INFINITY)
  expect(finiteRange(float32, values)).toEqual([1, 3])
  const { statistics } = histogram(float32, values, [1, 3], 8)
  expect(statistics).toEqual({ count: 2, ignored: 3, min: 1, max: 3, mean: 2, standardDeviation: 1 })
})

test('equal values and no values at all divide by nothing', () => {
  const same = Float32Array.of(5, 5, 5)
  expect(finiteRange(float32, same)).toEqual([5, 5])
  const flat = histogram(float32, same, [5, 5], 4)
  expect([...flat.counts]).toEqual([3, 0, 0, 0])
  expect(flat.statistics.standardDeviation).toBe(0)
  expect(finiteRange(float32, Float32Array.of(Number.NaN))).toBeUndefined()
  expect(histogram(float32, new Float32Array(0), [0, 1], 4).statistics.mean).toBe(0)
})

test('half floats, denormals and 64-bit integers are read by value', () => {
  expect(finiteRange(formatByName('FLOAT16'), encodeHalf([-1.5, 2]))).toEqual([-1.5, 2])
  expect(finiteRange(formatByName('FLOAT64'), Float64Array.of(5e-324, 0))).toEqual([0, 5e-324])
  expect([...histogram(formatByName('UINT64'), BigUint64Array.of(1n, 7n), [0, 8], 2).counts]).toEqual([1, 1])
})

test('a channel of its own has its own range', () => {
  const values = Float32Array.of(1, 100, 2, 200)
  expect(finiteRange(formatByName('Vec2FLOAT32'), values, 1)).toEqual([100, 200])
  expect(finiteRange(formatByName('Vec2FLOAT32'), values)).toEqual([1, 200])
})

test('a range without extent is widened about its value', () => {
  expect(widened([3, 3])).toEqual([2.5, 3.5])
  expect(widened([1, 2])).toEqual([1, 2])
  const [low, high] = widened([1e12, 1e12])
  expect(high).toBeGreaterThan(low)
})
