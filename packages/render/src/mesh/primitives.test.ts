import { expect, test } from 'vitest'
import { mergedLists } from './bound-mesh.ts'
import { plainList } from './primitives.ts'

test('a strip becomes triangles that all turn the same way', () => {
  expect(plainList({ drawType: 'triangles', connectivity: 'strip' }, [0, 1, 2, 3]).indices).toEqual([0, 1, 2, 2, 1, 3])
})

test('a fan shares its first vertex', () => {
  expect(plainList({ drawType: 'triangles', connectivity: 'fan' }, [5, 6, 7, 8]).indices).toEqual([5, 6, 7, 5, 7, 8])
})

test('vertices that only tell of adjacency are not drawn', () => {
  expect(plainList({ drawType: 'lines', connectivity: 'stripAdjacency' }, [9, 0, 1, 2, 9]).indices).toEqual([0, 1, 1, 2])
  expect(plainList({ drawType: 'lines', connectivity: 'adjacency' }, [9, 0, 1, 9, 9, 2, 3, 9]).indices).toEqual([0, 1, 2, 3])
  expect(plainList({ drawType: 'lines', connectivity: 'loop' }, [0, 1, 2]).indices).toEqual([0, 1, 1, 2, 2, 0])
})

test('lists of one kind that follow each other become one', () => {
  const line = (...indices: number[]) => ({ drawType: 'lines' as const, indices })
  const points = { drawType: 'points' as const, indices: [0] }
  expect(mergedLists([line(0, 1), line(), line(2, 3), points, line(4, 5)])).toEqual([line(0, 1, 2, 3), points, line(4, 5)])
})
