import { expect, test } from 'vitest'
import { plainList } from './plain-list.ts'

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
