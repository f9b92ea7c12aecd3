import { expect, test } from 'vitest'
import { besideOthers, freePlace } from './free-place.ts'

test('freePlace takes what is wanted when nothing stands there', () => {
  expect(freePlace([], [3, 4])).toEqual([0, 0])
  expect(freePlace([[175, 0]], [0, 0])).toEqual([0, 0])
})

test('freePlace goes to the nearest place that covers nothing', () => {
  const [x, y] = freePlace([[0, 0]], [0, 0])
  expect(Math.abs(x) >= 175 || Math.abs(y) >= 75).toBe(true)
  expect(Math.hypot(x, y)).toBe(75)
  const column = [-150, -75, 0, 75, 150].map(each => [0, each] as const)
  expect(Math.abs(freePlace(column, [0, 0])[0])).toBe(175)
})

test('besideOthers steps aside of an exact match only', () => {
  expect(besideOthers([[0, 0]], [0, 0])).toEqual([25, 25])
  expect(besideOthers([[0, 25]], [0, 0])).toEqual([0, 0])
})
