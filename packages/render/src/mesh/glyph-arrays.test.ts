import { attribute, bufferOf, Mesh } from '@ivw/data'
import { expect, test } from 'vitest'
import { glyphArrays } from './glyph-arrays.ts'

const buffers = [
  attribute('position', bufferOf('Vec3FLOAT32', Float32Array.of(0, 0, 0, 1, 0, 0, 2, 0, 0))),
  attribute('color', bufferOf('Vec3UINT8', Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 51))),
  attribute('radii', bufferOf('FLOAT32', Float32Array.of(1, 2, 3))),
]
const lines = { drawType: 'lines', connectivity: 'strip', buffer: bufferOf('UINT32', Uint32Array.of(2, 1)) } as const
const points = { drawType: 'points', connectivity: 'none', buffer: bufferOf('UINT32', Uint32Array.of(1)) } as const

test('every index gets a glyph with the attributes of its vertex', async () => {
  const { count, attributes } = await glyphArrays(new Mesh({ buffers, indices: [lines, points] }), 'all')
  expect(count).toBe(3)
  expect([...attributes.get('radii')!.numbers]).toEqual([3, 2, 2])
  expect([...attributes.get('color')!.numbers.subarray(0, 4)]).toEqual([0, 0, Math.fround(0.2), 1])
})

test('lists of lines can be left out', async () => {
  expect((await glyphArrays(new Mesh({ buffers, indices: [lines, points] }), 'points')).count).toBe(1)
  expect((await glyphArrays(new Mesh({ buffers }), 'points')).count).toBe(3)
  expect((await glyphArrays(new Mesh({ buffers, defaultDraw: { drawType: 'lines', connectivity: 'none' } }), 'points')).count).toBe(0)
})

test('a mesh without positions is refused', async () => {
  await expect(glyphArrays(new Mesh({ buffers: [] }), 'all')).rejects.toThrow('no positions')
})
