import { completed, MersenneTwister, planarRadialBasisField, randomPlanarSamples } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { RBFVectorFieldGenerator2D } from './rbf-vector-field-generator-2d.ts'

test('the seed makes the field', async () => {
  const network = new TestNetwork()
  const processor = network.add(RBFVectorFieldGenerator2D, 'Field')
  network.add(CanvasProcessor, 'Canvas')
  network.connect('Field.vectorField', 'Canvas.inport')
  processor.size.value = [6, 4]
  processor.seed.value = 5
  await network.idle()
  const layer = processor.picture.data!.colorLayers[0]!
  expect([layer.format.name, layer.swizzle]).toEqual(['Vec2FLOAT32', 'rg01'])
  const samples = randomPlanarSamples(9, new MersenneTwister(5))
  expect(await layer.read()).toEqual(completed(planarRadialBasisField(samples, [6, 4], 1.2, { height: 1, sigma: 1, center: 0 })))
})
