import { fromBasis } from '@ivw/data'
import { expect, test } from 'vitest'
import { ball, volumeOf } from '../testing/volumes.ts'
import { axisAlong, rangeAlong, volumeEdges } from './volume-edges.ts'

const modelMatrix = fromBasis([2, 0, 0], [0, 4, 0], [0, 0, 6], [-1, -2, -3])

test('every edge of the box has its own place', () => {
  const places = volumeEdges.map(edge => JSON.stringify(axisAlong(edge, modelMatrix, 0)))
  expect(new Set(places).size).toBe(12)
  const lengths = volumeEdges.map(edge => {
    const { start, end } = axisAlong(edge, modelMatrix, 0)
    return Math.hypot(...start.map((x, i) => x - (end[i] as number)))
  })
  expect(lengths).toEqual([2, 2, 2, 2, 4, 4, 4, 4, 6, 6, 6, 6])
})

test('axes stand outside of the box', () => {
  const { start, end } = axisAlong(volumeEdges[2] as (typeof volumeEdges)[number], modelMatrix, Math.SQRT2)
  expect(start.map(x => Math.round(x * 1e6) / 1e6)).toEqual([-1, 3, 4])
  expect(end[0]).toBeCloseTo(1)
})

test('values count voxels, or lengths from the corner or the origin', () => {
  const volume = volumeOf([8, 8, 8], ball).with({ modelMatrix })
  expect(rangeAlong(1, volume, 'dims')).toEqual([0, 8])
  expect(rangeAlong(1, volume, 'basis')).toEqual([0, 4])
  expect(rangeAlong(1, volume, 'basisOffset')).toEqual([-2, 2])
})
