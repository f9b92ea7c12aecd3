import { expect, test } from 'vitest'
import { besideOthers, freePlace } from './free-place.ts'

test('freePlace goes down until nothing is covered', () => {
  expect(freePlace([], [3, 4])).toEqual([0, 0])
  expect(freePlace([[0, 0]], [0, 0])).toEqual([0, 75])
  expect(
    freePlace(
      [
        [0, 0],
        [100, 100],
      ],
      [0, 0],
    ),
  ).toEqual([0, 175])
})

test('besideOthers steps aside of an exact match only', () => {
  expect(besideOthers([[0, 0]], [0, 0])).toEqual([25, 25])
  expect(besideOthers([[0, 25]], [0, 0])).toEqual([0, 0])
})
