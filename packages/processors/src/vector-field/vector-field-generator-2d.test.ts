import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { pixelsOf } from '../testing/test-image.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { VectorFieldGenerator2D } from './vector-field-generator-2d.ts'

function generator() {
  const network = new TestNetwork()
  const processor = network.add(VectorFieldGenerator2D, 'Field')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([4, 2])
  network.connect('Field.outport', 'Canvas.inport')
  processor.size.value = [4, 2]
  return { network, processor, canvas }
}

test('formulas are computed at the centres of pixels', async () => {
  const { network, processor } = generator()
  processor.x.value = 'x*x + y'
  processor.y.value = 'x < 0.0 ? -1 : sin(y)'
  processor.xRange.value = [-2, 2]
  processor.yRange.value = [0, 4]
  await network.idle()
  const layer = processor.picture.data!.colorLayers[0]!
  expect([layer.dimensions, layer.format.name, layer.swizzle]).toEqual([[4, 2], 'Vec2FLOAT32', 'rg01'])
  const expected = [1, 3].flatMap(y => [-1.5, -0.5, 0.5, 1.5].map(x => [x * x + y, x < 0 ? -1 : Math.fround(Math.sin(y))]))
  expect(await pixelsOf(layer)).toEqual(expected)
})

test('the field keeps its size; other sizes are copies between centres of pixels', async () => {
  const { network, processor, canvas } = generator()
  processor.x.value = 'x'
  canvas.setSize([8, 4])
  await network.idle()
  expect(processor.picture.data!.dimensions).toEqual([4, 2])
  const shown = await pixelsOf(network.frames.get('Canvas')!.layer)
  expect(shown.slice(0, 4).map(([x]) => x)).toEqual([-0.75, -0.625, -0.375, -0.125].map(x => expect.closeTo(x, 3)))
})

test('a formula that cannot be understood is an error that says where', async () => {
  const { network, processor } = generator()
  processor.y.value = 'sin(x'
  await expect(network.idle()).rejects.toThrow()
  expect(processor.status.error?.message).toMatch(/at character 6 \(expected "\)"/)
})
