import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { volumeOf } from '../testing/volumes.ts'
import { VolumeBinary } from './volume-binary.ts'

const source = volumeOf([4, 1, 1], x => [0, 0.25, 0.5, 1][Math.floor(x * 4)]!, 'FLOAT32')

test.each([
  ['greaterthen', [0, 0, 0, 255]],
  ['greaterthenorequal', [0, 0, 255, 255]],
  ['lessthen', [255, 255, 0, 0]],
  ['lessthenorequal', [255, 255, 255, 0]],
  ['equal', [0, 0, 255, 0]],
  ['notequal', [255, 255, 0, 255]],
])('%s', async (operator, expected) => {
  const { volume, numbers } = await operated(VolumeBinary, [source], processor => {
    processor.operator.selected = operator
  })
  expect([volume.format.name, volume.dataMap.dataRange, numbers]).toEqual(['UINT8', [0, 255], expected])
})

test('integers are compared as a part of what their type holds, whatever their data range', async () => {
  const narrow = volumeOf([2, 1, 1], x => (x < 0.5 ? 0.2 : 0.4), 'UINT16').with({
    dataMap: { dataRange: [0, 4095], valueRange: [0, 1], valueAxis: { name: '', unit: '' } },
  })
  const { numbers, volume } = await operated(VolumeBinary, [narrow], processor => {
    processor.threshold.value = 0.3
  })
  expect(numbers).toEqual([0, 255])
  expect([volume.dataMap.valueRange, volume.modelMatrix]).toEqual([[0, 1], narrow.modelMatrix])
})
