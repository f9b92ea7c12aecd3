import { expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import { Layer } from '../layer.ts'
import { completed } from '../steps.ts'
import { type HeightScaling, heightField } from './height-field.ts'

const heights = async (layer: Layer, scaling: HeightScaling) => [
  ...(await completed(heightField(layer, await layer.read(), scaling)).read()),
]
const floats = (...values: readonly number[]): Layer =>
  new Layer({ dimensions: [values.length, 1], format: formatByName('FLOAT32'), source: memory(Float32Array.from(values)) })
const land = floats(-1, 0, 3)

test.each<[string, HeightScaling, readonly number[]]>([
  ['from 0 to 1', { mode: 'fixed' }, [0, 0.25, 1]],
  ['between two heights', { mode: 'range', range: [2, 6] }, [2, 3, 6]],
  ['around the sea', { mode: 'seaLevel', seaLevel: 1, maximum: 4 }, [-4, -2, 4]],
])('heights %s', async (_, scaling, expected) => {
  expect(await heights(land, scaling)).toEqual(expected)
})

test('of several channels the first counts; integers are shares of their range', async () => {
  const format = formatByName('Vec2UINT8')
  const layer = new Layer({ dimensions: [2, 1], format, source: memory(Uint8Array.of(0, 9, 51, 9)) })
  expect(await heights(layer, { mode: 'seaLevel', seaLevel: 0, maximum: 1 })).toEqual([0, 1])
  expect(await heights(layer, { mode: 'seaLevel', seaLevel: 0.1, maximum: 0.5 })).toEqual([expect.closeTo(-0.5, 6), expect.closeTo(0.5, 6)])
})

test('a plain has one height', async () => {
  expect(await heights(floats(4, 4), { mode: 'fixed' })).toEqual([0, 0])
  expect(await heights(floats(4, 4), { mode: 'range', range: [2, 3] })).toEqual([2, 2])
})
