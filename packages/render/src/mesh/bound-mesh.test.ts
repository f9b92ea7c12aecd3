import { expect, test } from 'vitest'
import { mergedLists } from './bound-mesh.ts'

test('lists of one kind that follow each other become one', () => {
  const line = (...indices: number[]) => ({ drawType: 'lines' as const, indices })
  const points = { drawType: 'points' as const, indices: [0] }
  expect(mergedLists([line(0, 1), line(), line(2, 3), points, line(4, 5)])).toEqual([line(0, 1, 2, 3), points, line(4, 5)])
})
