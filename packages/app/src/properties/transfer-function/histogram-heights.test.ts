import { expect, it } from 'vitest'
import { histogramHeights } from './histogram-heights.ts'

it('scales to the highest bin', () => {
  expect(histogramHeights([0, 5, 10], 'all')).toEqual([0, 0.5, 1])
})

it('cuts off peaks above a percentile', () => {
  const counts = [...Array.from({ length: 95 }, () => 10), 1000, 1000, 1000, 1000, 1000]
  expect(histogramHeights(counts, 'p95')[0]).toBe(1)
  expect(histogramHeights(counts, 'all')[0]).toBe(0.01)
  expect(histogramHeights(counts, 'p95')[99]).toBe(1)
})

it('shows small counts on a logarithmic scale', () => {
  const [none, few, many] = histogramHeights([0, 9, 999], 'log')
  expect(none).toBe(0)
  expect(few).toBeCloseTo(1 / 3)
  expect(many).toBe(1)
})

it('shows what there is when nearly all bins are empty, and nothing when all are', () => {
  expect(histogramHeights([...Array.from({ length: 99 }, () => 0), 7], 'p90').at(-1)).toBe(1)
  expect(histogramHeights([0, 0], 'all')).toEqual([0, 0])
  expect(histogramHeights([3], 'off')).toEqual([])
})
