import { expect, test } from 'vitest'
import { contourLines } from './contour-lines.ts'

const cell = (...corners: [number, number, number, number]) => {
  const [lowerLeft, lowerRight, upperRight, upperLeft] = corners
  const points = contourLines([lowerLeft, lowerRight, upperLeft, upperRight], [2, 2], 0.5)
  return Array.from({ length: points.length / 4 }, (_, i) => [...points.slice(i * 4, i * 4 + 4)])
}

test.each<[string, [number, number, number, number], number[][]]>([
  ['nothing where all corners are on one side', [1, 1, 1, 1], []],
  ['one corner', [1, 0, 0, 0], [[0, 0.5, 0.5, 0]]],
  ['all but one', [0, 1, 1, 1], [[0, 0.5, 0.5, 0]]],
  ['a linear crossing', [2, 0, 0, 2], [[0.75, 1, 0.75, 0]]],
  [
    'a saddle whose mean is below',
    [0.8, 0, 0.8, 0],
    [
      [0, 0.375, 0.375, 0],
      [1, 0.625, 0.625, 1],
    ],
  ],
  [
    'a saddle whose mean reaches the value',
    [2, 0, 2, 0],
    [
      [0.75, 0, 1, 0.25],
      [0.25, 1, 0, 0.75],
    ],
  ],
  [
    'the other saddle, joined',
    [0, 2, 0, 2],
    [
      [0, 0.25, 0.25, 0],
      [1, 0.75, 0.75, 1],
    ],
  ],
])('%s', (_, corners, expected) => {
  const found = cell(...corners)
  // Lines have no direction.
  const sorted = (lines: number[][]) =>
    lines.map(([ax, ay, bx, by]) =>
      (ax as number) < (bx as number) || (ax === bx && (ay as number) < (by as number)) ? [ax, ay, bx, by] : [bx, by, ax, ay],
    )
  expect(sorted(found)).toEqual(sorted(expected))
})

test('a circle has the length of a circle', () => {
  const size = 64
  const numbers = Array.from({ length: size * size }, (_, i) => Math.hypot((i % size) - 31.5, Math.trunc(i / size) - 31.5))
  const points = contourLines(numbers, [size, size], 20)
  let length = 0
  for (let i = 0; i < points.length; i += 4) length += Math.hypot(points[i]! - points[i + 2]!, points[i + 1]! - points[i + 3]!)
  expect(length).toBeCloseTo(2 * Math.PI * 20, 0)
})
