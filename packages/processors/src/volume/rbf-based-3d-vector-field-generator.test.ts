import { completed, MersenneTwister, type Mesh, radialBasisField, randomFieldSamples } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { demand } from '../testing/test-sink.ts'
import { RBFBased3DVectorFieldGenerator } from './rbf-based-3d-vector-field-generator.ts'

const small = (generator: RBFBased3DVectorFieldGenerator): void => {
  generator.size.value = [4, 3, 2]
  generator.seeds.value = 5
  generator.seed.value = 9
}

test('the field of the seed, in the cube from -1 to 1', async () => {
  const { volume, numbers } = await operated(RBFBased3DVectorFieldGenerator, [], small)
  const samples = randomFieldSamples(5, new MersenneTwister(9))
  expect(numbers).toEqual([...completed(radialBasisField(samples, [4, 3, 2], 1.2, { height: 1, sigma: 1, center: 0 }))])
  expect([volume.modelMatrix[0], volume.modelMatrix[12], volume.dataMap.valueRange]).toEqual([2, -1, [-1, 1]])
})

test('a ball and an arrow for each random vector, when somebody asks', async () => {
  const { network, processor } = await operated(RBFBased3DVectorFieldGenerator, [], small)
  expect(processor.mesh.data).toBeUndefined()
  demand(network, processor.mesh)
  processor.invalidate('invalidOutput')
  await network.idle()
  const positions = await (processor.mesh.data as Mesh).buffer('position')!.read()
  const [first] = randomFieldSamples(5, new MersenneTwister(9))
  const nearest = Math.min(
    ...Array.from({ length: positions.length / 3 }, (_, i) =>
      Math.hypot(...[0, 1, 2].map(k => Number(positions[3 * i + k]) - first!.position[k]!)),
    ),
  )
  expect(nearest).toBeLessThan(0.11)
})
