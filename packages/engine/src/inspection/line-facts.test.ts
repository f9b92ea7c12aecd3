import {
  attribute,
  bufferOf,
  formatByName,
  IntegralLine,
  IntegralLineSet,
  identity,
  Mesh,
  memory,
  scaling,
  Volume,
  VolumeSampler,
} from '@ivw/data'
import { expect, test } from 'vitest'
import { lineFacts, lineTables, samplerFacts, vectorTables } from './line-facts.ts'
import { meshFacts, meshTables } from './mesh-facts.ts'

test('lines tell how many there are and what is known of their points', () => {
  const velocity = (...values: number[]) => new Map([['velocity', { components: 3, values: Float64Array.from(values) }]] as const)
  const lines = [
    new IntegralLine(0, new Float64Array(6), velocity(3, 4, 0, 0, 0, 1)),
    new IntegralLine(3, new Float64Array(9), velocity(0, 0, 2, 0, 0, 9, 1, 0, 0)),
  ]
  const set = new IntegralLineSet(lines, scaling([2, 2, 2]), identity)
  expect(lineFacts(set).map(({ name, text }) => `${name}: ${text.replaceAll('\n', '; ')}`)).toEqual([
    'Lines: 2',
    'Points: 5, 2 to 3 in a line',
    'Bytes: 240 bytes in memory',
    'World from data: 2  0  0  0; 0  2  0  0; 0  0  2  0; 0  0  0  1',
  ])
  expect(lineTables(set)[0]?.rows).toEqual([['velocity', '3 numbers', '1 to 9']])
  const none = new IntegralLineSet([], identity, identity)
  expect([lineFacts(none).map(({ text }) => text), lineTables(none)]).toEqual([['0', '0', '0 bytes in memory'], []])
})

test('samplers tell what they sample, vectors their first numbers', () => {
  const array = new Float32Array(24)
  const volume = new Volume({ dimensions: [2, 2, 2], format: formatByName('Vec3FLOAT32'), source: memory(array) })
  expect(samplerFacts(new VolumeSampler(volume, array)).map(({ text }) => text)).toEqual(['3 components', '2 x 2 x 2 Vec3FLOAT32'])
  const [table] = vectorTables(Array.from({ length: 22 }, (_, i) => [i / 3, 1]))
  expect([table?.headers, table?.rows[1], table?.note]).toEqual([['x', 'y'], ['0.333333', '1'], 'and 2 more vectors'])
})

test('a mesh of many lists sums them up', async () => {
  const list = { drawType: 'lines', connectivity: 'stripAdjacency', buffer: bufferOf('UINT32', Uint32Array.of(0, 1, 2, 3, 4)) } as const
  const positions = attribute('position', bufferOf('Vec3FLOAT32', new Float32Array(15)))
  const mesh = new Mesh({ buffers: [positions], indices: Array(30).fill(list) })
  const facts = Object.fromEntries((await meshFacts(mesh)).map(({ name, text }) => [name, text]))
  expect(facts['Drawn as']).toBe('60 lines in 30 lists')
  expect(meshTables(mesh)[1]).toMatchObject({ note: 'and 10 more lists', rows: Array(20).fill(['lines', 'stripAdjacency', '5', '2']) })
})
