import { randomSpheres } from '@ivw/data'
import { expect, test } from 'vitest'
import { TestNetwork } from '../testing/test-network.ts'
import { RandomSphereGenerator } from './random-sphere-generator.ts'

test('defaults are those of Inviwo, and all properties count', async () => {
  const network = new TestNetwork()
  const generator = network.add(RandomSphereGenerator, 'Generator')
  const made = async () => {
    generator.process()
    const mesh = generator.mesh.data!
    return Promise.all(mesh.buffers.map(({ buffer }) => buffer.read()))
  }
  const expected = (options: Parameters<typeof randomSpheres>[0]) =>
    Promise.all(randomSpheres(options).buffers.map(({ buffer }) => buffer.read()))
  const defaults = { extent: 12, size: 1, grid: [12, 12, 12], jiggle: true, seed: 0 } as const
  expect(await made()).toEqual(await expected(defaults))
  generator.gridDim.value = [3, 2, 1]
  generator.scale.value = 2
  generator.size.value = 0.5
  generator.seed.value = 4
  generator.jigglePos.value = false
  generator.enablePicking.value = true
  expect(await made()).toEqual(await expected({ extent: 2, size: 0.5, grid: [3, 2, 1], jiggle: false, seed: 4, firstPickingId: 1 }))
})
