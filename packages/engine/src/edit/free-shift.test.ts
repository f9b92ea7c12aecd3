import type { Vec2 } from '@ivw/data'
import { expect, test } from 'vitest'
import { freeShift } from './free-shift.ts'

const column: Vec2[] = [0, 75, 150].map(y => [0, y])

test.each<[string, Vec2[], Vec2[], Vec2]>([
  ['stay where there is room', column, [[175, 0]], [0, 0]],
  ['stay in an empty network', [], column, [0, 0]],
  ['go beside a column that they would cover', column, column, [175, 0]],
  [
    'go the shortest way',
    column,
    [
      [-150, 0],
      [-150, 75],
    ],
    [-25, 0],
  ],
  [
    'go past everything in the way',
    [
      [0, 0],
      [175, 0],
      [175, 200],
      [-175, 0],
      [0, -75],
    ],
    [[0, 0]],
    [0, 75],
  ],
])('places %s', (_, taken, wanted, shift) => expect(freeShift(taken, wanted)).toEqual(shift))

test('none is covered afterwards', () => {
  const taken: Vec2[] = Array.from({ length: 60 }, (_, i) => [(i * 97) % 900, (i * 41) % 700])
  const [x, y] = freeShift(taken, column)
  const moved = column.map(place => [place[0] + x, place[1] + y] as const)
  for (const place of moved)
    expect(taken.every(other => Math.abs(other[0] - place[0]) >= 175 || Math.abs(other[1] - place[1]) >= 75)).toBe(true)
})
