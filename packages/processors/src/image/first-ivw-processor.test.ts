import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { FirstIVWProcessor } from './first-ivw-processor.ts'

test('a green triangle stands on the lower edge', async () => {
  const network = new TestNetwork()
  network.add(FirstIVWProcessor).color.value = [1, 0, 0.2]
  network.add(CanvasProcessor, 'Canvas').setSize([8, 4])
  network.connect('FirstIVWProcessor.outport', 'Canvas.inport')
  await network.idle()
  const { image } = network.frames.get('Canvas')!
  const pixels = await image.colorLayers[0]!.read()
  const rows = [3, 2, 1, 0].map(y => [0, 1, 2, 3, 4, 5, 6, 7].map(x => (pixels[(y * 8 + x) * 4] === 0 ? '#' : '.')).join(''))
  // Pixels whose centre lies on the left edge belong to it, those on the right edge do not.
  expect(rows).toEqual(['...#....', '..###...', '.#####..', '#######.'])
  expect([...pixels.slice(28, 32)]).toEqual([255, 0, 51, 255])
  expect([...pixels.slice(0, 4)]).toEqual([0, 255, 0, 255])
})
