import { plainNumbers, type Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { volumeOf } from '../testing/volumes.ts'
import { NumPyMeshCreateTest } from './numpy-mesh-create-test.ts'
import { NumPyVolume } from './numpy-volume.ts'
import { PythonExample } from './python-example.ts'

test('a volume is brightest in the middle; distances count by their axes', async () => {
  const { volume, numbers } = await operated(NumPyVolume, [], processor => {
    processor.size.value = [3, 3, 3]
  })
  expect([volume.format.name, volume.modelMatrix[0], volume.modelMatrix[12]]).toEqual(['FLOAT32', 1, 0])
  const at = (x: number, y: number, z: number) => numbers[x + 1 + 3 * (y + 1 + 3 * (z + 1))]
  expect([at(0, 0, 0), at(0, 0, 1), at(1, 1, 1)]).toEqual([1, 1, expect.closeTo(1 - 0.2 * Math.sqrt(3))])
  expect(at(1, 1, 0)).toBeCloseTo(1 - 0.2 * Math.SQRT2)
})

test('a mesh of three bands', async () => {
  const network = new TestNetwork()
  const processor = network.add(NumPyMeshCreateTest)
  demand(network, processor.mesh)
  await network.idle()
  const mesh = processor.mesh.data!
  expect(mesh.buffers.map(({ type }) => type)).toEqual(['position', 'normal', 'texcoord', 'color'])
  const numbers = async (type: 'position' | 'color') => plainNumbers(mesh.buffer(type)!.format, await mesh.buffer(type)!.read())
  expect([...(await numbers('position')).subarray(0, 3)]).toEqual([-1.5, expect.closeTo(-1.7), -1.5])
  expect([...(await numbers('color')).subarray(44)]).toEqual([0.1, 0.1, 1, 0.75].map(value => expect.closeTo(value)))
  const indices = await mesh.indices[0]!.buffer.read()
  expect([...indices]).toEqual([0, 1, 2, 1, 2, 3, 4, 5, 6, 5, 6, 7, 8, 9, 10, 9, 10, 11])
})

test('the example of a Python processor hands on what comes in', async () => {
  const volume: Volume = volumeOf([2, 2, 2], x => x)
  expect((await operated(PythonExample, [volume])).volume).toBe(volume)
})
