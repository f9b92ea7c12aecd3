import { expect, test } from 'vitest'
import { type LayoutId, type LayoutSplitters, layoutViews } from './layout-views.ts'

const free = [0, 4096] as const
const splitters: LayoutSplitters = {
  horizontal: 0.25,
  vertical: 0.6,
  threeLeft: 1 / 3,
  threeRight: 2 / 3,
  bounds: { left: free, right: free, top: free, bottom: free },
}

test.each<[LayoutId, readonly (readonly number[])[]]>([
  ['single', [[0, 0, 300, 200]]],
  [
    'horizontalSplit',
    [
      [0, 50, 300, 150],
      [0, 0, 300, 50],
    ],
  ],
  [
    'verticalSplit',
    [
      [0, 0, 180, 200],
      [180, 0, 120, 200],
    ],
  ],
  [
    'crossSplit',
    [
      [0, 50, 180, 150],
      [180, 50, 120, 150],
      [0, 0, 180, 50],
      [180, 0, 120, 50],
    ],
  ],
  [
    'threeRightOneLeftSplit',
    [
      [0, 134, 100, 66],
      [0, 67, 100, 67],
      [0, 0, 100, 67],
      [100, 0, 200, 200],
    ],
  ],
  [
    'threeLeftOneRightSplit',
    [
      [200, 134, 100, 66],
      [200, 67, 100, 67],
      [200, 0, 100, 67],
      [0, 0, 200, 200],
    ],
  ],
  [
    'horizontalSplitMultiple',
    [
      [0, 0, 300, 67],
      [0, 67, 300, 67],
      [0, 134, 300, 66],
    ],
  ],
  [
    'verticalSplitMultiple',
    [
      [0, 0, 100, 200],
      [100, 0, 100, 200],
      [200, 0, 100, 200],
    ],
  ],
])('%s', (layout, views) => {
  expect(layoutViews(layout, [300, 200], splitters, 3)).toEqual(views)
})

test('sizes stay within their bounds', () => {
  const bounds = { ...splitters.bounds, left: [0, 100] as const, top: [180, 4096] as const }
  expect(layoutViews('crossSplit', [300, 200], { ...splitters, bounds }, 4)[0]).toEqual([0, 20, 100, 180])
})

test('a layout that nobody knows has no views', () => {
  expect(layoutViews('spiral' as LayoutId, [300, 200], splitters, 2)).toEqual([])
})
