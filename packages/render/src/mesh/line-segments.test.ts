import { boundingBoxMesh } from '@ivw/data'
import { expect, test } from 'vitest'
import { segmentArrays, segmentsOf } from './line-segments.ts'

test('segments know their neighbours where the list tells them', () => {
  expect(segmentsOf({ drawType: 'lines', connectivity: 'stripAdjacency' }, [3, 0, 1, 2, 3])).toEqual([
    [3, 0, 1, 2],
    [0, 1, 2, 3],
  ])
  expect(segmentsOf({ drawType: 'lines', connectivity: 'loop' }, [4, 5, 6])).toEqual([
    [4, 4, 5, 5],
    [5, 5, 6, 6],
    [6, 6, 4, 4],
  ])
  expect(segmentsOf({ drawType: 'triangles', connectivity: 'none' }, [0, 1, 2])).toEqual([])
})

test('a bounding box has its twelve edges and two halves twice', async () => {
  const { count, points, colors } = await segmentArrays(boundingBoxMesh({ color: [1, 0.5, 0, 1] }))
  expect(count).toBe(16)
  expect([...points[1].slice(0, 3), ...points[2].slice(0, 3)]).toEqual([0, 0, 0, 1, 0, 0])
  expect([...colors[0].slice(0, 4)]).toEqual([1, 0.5, 0, 1])
})
