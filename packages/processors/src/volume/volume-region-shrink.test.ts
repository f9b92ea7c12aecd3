import { formatByName, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { VolumeRegionShrink } from './volume-region-shrink.ts'

const row = (...values: number[]) =>
  new Volume({
    dimensions: [values.length, 1, 1],
    format: formatByName('UINT16'),
    source: memory(Uint16Array.from(values)),
    interpolation: 'nearest',
    dataMap: { dataRange: [0, 9], valueRange: [0, 9], valueAxis: { name: '', unit: '' } },
  })

test.each([
  [0, '1111333322'],
  [1, '1111033302'],
  [2, '1111003300'],
])('%i layers', async (iterations, expected) => {
  const { numbers, volume } = await operated(VolumeRegionShrink, [row(1, 1, 1, 1, 3, 3, 3, 3, 2, 2)], processor => {
    processor.iterations.value = iterations
  })
  expect([...numbers].join('')).toBe(expected)
  expect([volume.format.name, volume.interpolation, volume.dataMap.dataRange]).toEqual(['UINT16', 'nearest', [0, 9]])
})

test('along every axis', async () => {
  const values = Uint16Array.from({ length: 27 }, (_, i) => (i === 13 ? 5 : 1))
  const cube = new Volume({ dimensions: [3, 3, 3], format: formatByName('UINT16'), source: memory(values) })
  const { numbers } = await operated(VolumeRegionShrink, [cube], processor => {
    processor.iterations.value = 1
  })
  // The middle and the seven voxels above it.
  expect([...numbers].filter(value => value === 0)).toHaveLength(8)
  expect([13, 14, 16, 17, 22, 23, 25, 26].map(i => numbers[i])).toEqual(new Array(8).fill(0))
})
