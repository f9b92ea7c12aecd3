import { formatByName, Layer, memory, type Vec2 } from '@ivw/data'
import { expect, test } from 'vitest'
import { fittedLayer, fittedSize } from './cpu-resize.ts'

const bytes = (dimensions: Vec2, ...numbers: number[]): Layer =>
  new Layer({ dimensions, format: formatByName('UINT8'), source: memory(Uint8Array.from(numbers)) })

test('a small image is enlarged between the corners and cut to whole numbers', async () => {
  const large = await fittedLayer(bytes([2, 1], 0, 100), [4, 2])
  expect([...(await large.read())]).toEqual([0, 33, 66, 100, 0, 33, 66, 100])
})

test('a large image is averaged', async () => {
  const small = await fittedLayer(bytes([4, 2], 0, 10, 20, 30, 10, 20, 30, 40), [2, 1])
  expect([...(await small.read())]).toEqual([10, 30])
})

test('means that are whole numbers stay whole', async () => {
  const small = await fittedLayer(bytes([9, 1], ...new Array<number>(9).fill(77)), [7, 1])
  expect([...(await small.read())]).toEqual(new Array(7).fill(77))
})

test('another shape leaves a border of zeros', async () => {
  const wide = await fittedLayer(bytes([1, 1], 7), [3, 1])
  expect([...(await wide.read())]).toEqual([0, 7, 0])
  expect(fittedSize([300, 200], [100, 100])).toEqual([100, 66])
})
