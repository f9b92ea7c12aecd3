import { expect, test } from 'vitest'
import { correlation } from './correlation.ts'
import { partition } from './partition.ts'

test('rows are parted in place, and swapped as they are found', () => {
  const rows = Uint32Array.of(0, 1, 2, 3, 4, 5, 6)
  expect(partition(rows, 0, 7, row => row % 2 === 1)).toBe(3)
  expect([...rows]).toEqual([5, 1, 3, 2, 4, 0, 6])
  expect(partition(rows, 3, 7, row => row > 3)).toBe(5)
  expect([...rows]).toEqual([5, 1, 3, 6, 4, 0, 2])
  expect(partition(rows, 2, 2, () => true)).toBe(2)
})

test('a correlation has a sign and leaves out what is missing', () => {
  const x = Float32Array.of(1, 2, 3, 4, Number.NaN, 100)
  const y = Float32Array.of(-2, -4, -6, -8, 1, 5)
  expect(correlation(x, y, row => row < 5).r).toBeCloseTo(-1)
  expect(correlation(x, Float32Array.of(1, 3, 2, 4, 0, 0), row => row < 4).r2).toBeCloseTo(0.64)
  expect(correlation(x, new Float32Array(6)).r).toBeNaN()
})
