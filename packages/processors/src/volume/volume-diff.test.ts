import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { volumeOf } from '../testing/volumes.ts'
import { VolumeDiff } from './volume-diff.ts'

test('equal voxels are in the middle; the second volume is sampled between its voxels', async () => {
  const first = volumeOf([4, 1, 1], () => 0.5, 'FLOAT32')
  const second = volumeOf([2, 1, 1], x => (x < 0.5 ? 0 : 1), 'FLOAT32')
  const { numbers } = await operated(VolumeDiff, [first, second])
  expect(numbers).toEqual([0.75, 0.625, 0.375, 0.25])
})

test('values are normalised by their own data ranges, the result fills the range of the type', async () => {
  const first = volumeOf([2, 1, 1], () => 1).with({
    dataMap: { dataRange: [0, 510], valueRange: [0, 1], valueAxis: { name: '', unit: '' } },
  })
  const { numbers, volume } = await operated(VolumeDiff, [first, volumeOf([2, 1, 1], x => (x < 0.5 ? 0.2 : 1), 'FLOAT32')])
  expect(numbers).toEqual([Math.round(0.65 * 255), Math.round(0.25 * 255)])
  expect(volume.dataMap.dataRange).toEqual([0, 510])
})
