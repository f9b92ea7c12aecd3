import { expect, test } from 'vitest'
import { memory } from './array-source.ts'
import { DataError } from './errors.ts'
import { formatByName } from './format.ts'
import { Layer } from './layer.ts'
import { storeNumbers } from './numbers.ts'
import { converted, stackLayers } from './stack-layers.ts'
import type { Vec2 } from './vector.ts'

function layer(format: string, dimensions: Vec2, ...numbers: number[]): Layer {
  const known = formatByName(format)
  return new Layer({ dimensions, format: known, source: memory(storeNumbers(known, numbers)) })
}

test('images become slices in the format of the first; others are converted, or 0', async () => {
  const volume = await stackLayers([
    undefined,
    layer('UINT8', [2, 1], 10, 255),
    layer('UINT16', [2, 1], 65535, 257 * 7),
    layer('FLOAT32', [2, 1], 0.5, 2),
    layer('UINT8', [1, 1], 9),
  ])
  expect([volume.dimensions, volume.format.name]).toEqual([[2, 1, 5], 'UINT8'])
  expect([...(await volume.read())]).toEqual([0, 0, 10, 255, 255, 7, 127, 255, 0, 0])
  expect(volume.dataMap).toMatchObject({ dataRange: [0, 255], valueRange: [0, 255] })
  expect([volume.modelMatrix[0], volume.modelMatrix[5], volume.modelMatrix[10], volume.modelMatrix[14]]).toEqual([0.02, 0.01, 0.05, -0.025])
})

test('conversions keep shares of the range, cut off, and components that both have', () => {
  const from = formatByName('Vec2INT8')
  const array = Int8Array.of(-128, 127, 0, 1)
  expect([...converted(array, from, formatByName('Vec3FLOAT32'))]).toEqual([0, 1, 0, 128 / 255, 129 / 255, 0].map(Math.fround))
  expect([...converted(array, from, formatByName('UINT16'))]).toEqual([0, Math.trunc((128 / 255) * 65535)])
  expect(converted(array, from, from)).toBe(array)
})

test('no image at all is an error', async () => {
  await expect(stackLayers([undefined])).rejects.toThrow(DataError)
})
