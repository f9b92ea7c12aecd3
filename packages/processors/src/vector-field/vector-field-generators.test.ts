import { expect, test } from 'vitest'
import { TestNetwork } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { VectorFieldGenerator3D } from './vector-field-generator-3d.ts'
import { VectorFieldGenerator4D } from './vector-field-generator-4d.ts'

test('formulas are computed at voxels, of which the first and the last lie on the borders', async () => {
  const network = new TestNetwork()
  const field = network.add(VectorFieldGenerator3D, 'Field')
  demand(network, field.volume)
  field.size.value = [3, 2, 1]
  field.x.value = 'x * M_PI'
  field.y.value = '1/2 + y'
  field.z.value = 'z'
  field.yRange.value = [0, 4]
  field.zRange.value = [-3, 5]
  await network.idle()
  const { format, dataMap, modelMatrix, ...volume } = field.volume.data!
  expect([format.name, dataMap.dataRange, dataMap.valueRange]).toEqual(['Vec3FLOAT32', [0, 1], [-1, 1]])
  expect(modelMatrix).toEqual([2, 0, 0, 0, 0, 4, 0, 0, 0, 0, 8, 0, -1, 0, -3, 1])
  const pi = Math.fround(Math.PI)
  expect([...(await volume.source.read())]).toEqual([0, 4].flatMap(y => [-pi, y, -3, 0, y, -3, pi, y, -3]))
})

test('a sequence has a volume for every time, which knows it', async () => {
  const network = new TestNetwork()
  const field = network.add(VectorFieldGenerator4D, 'Field')
  demand(network, field.volumes)
  field.size.value = [1, 1, 2, 3]
  field.x.value = 't'
  field.y.value = 'z * t'
  field.z.value = '1'
  field.tRange.value = [2, 4]
  await network.idle()
  const volumes = field.volumes.data!
  expect(volumes.map(({ metadata }) => metadata)).toEqual([2, 3, 4].map(timestamp => ({ timestamp, duration: 1 })))
  expect([...(await volumes[1]!.read())]).toEqual([3, -3, 1, 3, 3, 1])
})

test('a mistake in a formula is told with its place', async () => {
  const network = new TestNetwork()
  const field = network.add(VectorFieldGenerator3D, 'Field')
  demand(network, field.volume)
  field.y.value = 'sin(x'
  await expect(network.idle()).rejects.toThrow()
  expect(field.status.error?.message).toMatch(/Y: .*at character 6/)
})
