import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { FirstIVWProcessor } from './first-ivw-processor.ts'
import { ImageScaling } from './image-scaling.ts'

function scaling() {
  const network = new TestNetwork()
  const source = network.add(FirstIVWProcessor, 'Source')
  const scaling = network.add(ImageScaling, 'Scaling')
  network.add(CanvasProcessor, 'Canvas').setSize([40, 24])
  network.connect('Source.outport', 'Scaling.inport', 'Scaling.outport', 'Canvas.inport')
  return { network, source, scaling }
}

test.each<[string, (scaling: ImageScaling) => void, readonly number[]]>([
  ['not at all', () => {}, [40, 24]],
  ['by a factor', ({ factor }) => factor.selectId('four'), [10, 6]],
  ['smaller', ({ factor }) => factor.selectId('one-half'), [80, 48]],
  [
    'by any factor',
    ({ factor, customFactor }) => {
      factor.selectId('custom')
      customFactor.value = 3
    },
    [13, 8],
  ],
  [
    'from a fixed size',
    ({ factor, absoluteSize }) => {
      factor.selectId('absolute')
      absoluteSize.value = [9, 7]
    },
    [9, 7],
  ],
  [
    'not while it is off',
    ({ factor, enabled }) => {
      factor.selectId('four')
      enabled.value = false
    },
    [40, 24],
  ],
])('an image is enlarged %s', async (_, set, size) => {
  const { network, source, scaling: processor } = scaling()
  set(processor)
  await network.idle()
  expect(source.picture.data!.dimensions).toEqual(size)
  expect(processor.picture.data!.dimensions).toEqual([40, 24])
})

test('between pixels there are colours in between, depths are the nearest ones', async () => {
  const { network, scaling: processor } = scaling()
  processor.factor.selectId('eight')
  await network.idle()
  const image = processor.picture.data!
  const reds = new Set((await image.colorLayers[0]!.read()).filter((_, i) => i % 4 === 0))
  expect(reds.size).toBeGreaterThan(4)
  expect(new Set(await image.depth!.read())).toEqual(new Set([0.5, 1]))
})
