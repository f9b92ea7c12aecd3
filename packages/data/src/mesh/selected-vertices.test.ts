import { expect, test } from 'vitest'
import { bufferOf } from '../buffer.ts'
import { IndexSet } from '../data-frame/index-set.ts'
import { attribute, Mesh } from '../mesh.ts'
import { selectedVertices } from './selected-vertices.ts'

test('some vertices with their attributes, larger', async () => {
  const mesh = new Mesh({
    buffers: [
      attribute(
        'position',
        bufferOf(
          'Vec3FLOAT32',
          Float32Array.from({ length: 9 }, (_, i) => i),
        ),
      ),
      attribute('radii', bufferOf('FLOAT32', Float32Array.of(1, 2, 3))),
      attribute('picking', bufferOf('UINT32', Uint32Array.of(7, 8, 9))),
    ],
    indices: [{ drawType: 'lines', connectivity: 'strip', buffer: bufferOf('UINT32', Uint32Array.of(0, 1, 2)) }],
  })
  const selected = await selectedVertices(mesh, IndexSet.of([0, 2, 5]), 1.5)
  expect(await Promise.all(selected.buffers.map(({ buffer }) => buffer.read()))).toEqual([
    Float32Array.of(0, 1, 2, 6, 7, 8),
    Float32Array.of(1.5, 4.5),
    Uint32Array.of(7, 9),
  ])
  expect([selected.indices, selected.defaultDraw.drawType]).toEqual([[], 'points'])
})
