import { expect, test } from 'vitest'
import { evenBorders, splitBars, splitViews } from './split-views.ts'

test('columns go from left to right, rows from top to bottom, and the last one takes what is left', () => {
  expect(splitViews('columns', [100, 40], [0.25, 0.5], 3)).toEqual([
    [0, 0, 25, 40],
    [25, 0, 25, 40],
    [50, 0, 50, 40],
  ])
  expect(splitViews('rows', [100, 40], [0.255], 2)).toEqual([
    [0, 30, 100, 10],
    [0, 0, 100, 30],
  ])
})

test('a border before another one leaves no place, and neither does a missing one', () => {
  expect(splitViews('columns', [10, 10], [0.8, 0.2], 3).map(([, , width]) => width)).toEqual([8, 0, 2])
  expect(splitViews('columns', [10, 10], [0.5], 3).map(([, , width]) => width)).toEqual([5, 5, 0])
  expect(evenBorders(4)).toEqual([0.25, 0.5, 0.75])
  expect(evenBorders(0)).toEqual([])
})

test('bars lie over the borders, and stay inside', () => {
  expect(splitBars('columns', [100, 40], [0.25, 1], 4)).toEqual([
    [23, 0, 4, 40],
    [96, 0, 4, 40],
  ])
  expect(splitBars('rows', [100, 40], [0.25], 4)).toEqual([[0, 28, 100, 4]])
})
