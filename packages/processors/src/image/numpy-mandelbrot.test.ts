import { completed, mandelbrot } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { NumpyMandelbrot } from './numpy-mandelbrot.ts'

test('the image has its own size, and the set within the bounds', async () => {
  const network = new TestNetwork()
  const processor = network.add(NumpyMandelbrot, 'Mandelbrot')
  network.add(CanvasProcessor, 'Canvas')
  network.connect('Mandelbrot.outport', 'Canvas.inport')
  processor.size.value = [40, 32]
  processor.real.value = [-1, 0.5]
  processor.iterations.value = 30
  await network.idle()
  const layer = processor.picture.data!.colorLayers[0]!
  expect([layer.dimensions, layer.swizzle]).toEqual([[40, 32], 'rrr1'])
  expect(await layer.read()).toEqual(
    completed(mandelbrot({ size: [40, 32], real: [-1, 0.5], imaginary: [-1.1, 1.1], power: 2, iterations: 30 })),
  )
})
