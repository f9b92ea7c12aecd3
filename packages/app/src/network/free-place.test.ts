import { expect, test } from 'vitest'
import { besideOthers, besideTop, freePlace } from './free-place.ts'
import { nodeSize } from './graph.ts'
import { gridStep } from './network-changes.ts'

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

test('what takes no data stands at the right of what begins the network', () => {
  expect(besideTop([])).toBeUndefined()
  const place = besideTop([
    [0, 0],
    [100, 75],
    [25, 25],
  ])
  expect(place).toEqual([25 + nodeSize.width + gridStep, 0])
})
