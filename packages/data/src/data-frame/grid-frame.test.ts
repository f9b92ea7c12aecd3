import { expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import { Layer } from '../layer.ts'
import { completed } from '../steps.ts'
import { Volume } from '../volume.ts'
import { gridFrame } from './grid-frame.ts'

test('places and components of a volume', async () => {
  const array = Int16Array.from({ length: 24 }, (_, i) => i)
  const volume = new Volume({ dimensions: [2, 3, 2], format: formatByName('Vec2INT16'), source: memory(array) })
  const frame = completed(gridFrame(volume, array))
  expect(frame.columns.map(({ header, buffer }) => [header, buffer.format.name])).toEqual([
    ['index', 'UINT32'],
    ['X', 'UINT32'],
    ['Y', 'UINT32'],
    ['Z', 'UINT32'],
    ['Channel 1', 'INT16'],
    ['Channel 2', 'INT16'],
  ])
  const row = await Promise.all(frame.columns.map(async column => (await column.read())[9]))
  expect(row).toEqual([9, 1, 1, 1, 18, 19])
})

test('pixels of a layer', async () => {
  const array = BigUint64Array.of(5n, 6n)
  const frame = completed(gridFrame(new Layer({ dimensions: [1, 2], format: formatByName('UINT64'), source: memory(array) }), array))
  expect(frame.columns.map(column => column.header)).toEqual(['index', 'X', 'Y', 'Value'])
  expect(await frame.column('Value')?.read()).toEqual(Float64Array.of(5, 6))
})
