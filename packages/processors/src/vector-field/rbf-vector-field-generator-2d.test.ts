import { completed, MersenneTwister, planarRadialBasisField, randomPlanarSamples } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { RBFVectorFieldGenerator2D } from './rbf-vector-field-generator-2d.ts'

const curve = { height: 1, sigma: 1, center: 0 }

function generating() {
  const network = new TestNetwork()
  const processor = network.add(RBFVectorFieldGenerator2D, 'Field')
  network.add(CanvasProcessor, 'Canvas')
  network.connect('Field.vectorField', 'Canvas.inport')
  processor.size.value = [6, 4]
  processor.seed.value = 5
  return { network, processor }
}

test('the seed makes the field', async () => {
  const { network, processor } = generating()
  await network.idle()
  const layer = processor.picture.data!.colorLayers[0]!
  expect([layer.format.name, layer.swizzle]).toEqual(['Vec2FLOAT32', 'rg01'])
  const samples = randomPlanarSamples(9, new MersenneTwister(5))
  expect(await layer.read()).toEqual(completed(planarRadialBasisField(samples, [6, 4], 1.2, curve)))
})

test('samples of a workspace count while there are as many as wanted, until another seed is taken', async () => {
  const { network, processor } = generating()
  processor.setMeta({
    samplesx: [
      [0, 0.5],
      [0.25, -1],
    ],
    samplesy: [
      [1, 0],
      [0, 2],
    ],
  })
  processor.seeds.value = 2
  const field = async () => {
    await network.idle()
    return processor.picture.data!.colorLayers[0]!.read()
  }
  const stored = [
    { position: [0, 0.5, 0], vector: [1, 0, 0] },
    { position: [0.25, -1, 0], vector: [0, 2, 0] },
  ] as const
  const of = (samples: Parameters<typeof planarRadialBasisField>[0]) => completed(planarRadialBasisField(samples, [6, 4], 1.2, curve))
  expect(await field()).toEqual(of(stored))
  processor.seeds.value = 3
  expect(await field()).toEqual(of(randomPlanarSamples(3, new MersenneTwister(5))))
  processor.seeds.value = 2
  processor.seed.value = 6
  expect(await field()).toEqual(of(randomPlanarSamples(2, new MersenneTwister(6))))
  processor.seed.value = 5
  expect(await field()).toEqual(of(randomPlanarSamples(2, new MersenneTwister(5))))
  expect(processor.meta).toMatchObject({ samplesx: [], samplesy: [] })
})
