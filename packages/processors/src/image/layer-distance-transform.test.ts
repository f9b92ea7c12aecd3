import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { filtered } from '../testing/filtered.ts'
import { imageOf, TestImage } from '../testing/test-image.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { LayerDistanceTransformRAM } from './layer-distance-transform.ts'

const dot = imageOf([5, 4], 'Vec2UINT8', (x, y) => [x === 2 && y === 2 ? 200 : 20, 255])

test('distances to bright pixels are shares of the image, shown red', async () => {
  const { image } = await filtered(LayerDistanceTransformRAM, dot)
  const layer = image.colorLayers[0]!
  expect([layer.format.name, layer.swizzle]).toEqual(['FLOAT32', 'r001'])
  const found = await layer.read()
  expect([found[2 * 5 + 2], found[2 * 5 + 4], found[3 * 5 + 2]].map(Number)).toEqual([0, 0.4, 0.25].map(x => expect.closeTo(x, 5)))
})

test('the other way round, by plain numbers, finer', async () => {
  const { image } = await filtered(LayerDistanceTransformRAM, dot, ({ flip, normalize, threshold, uniform, factor }) => {
    flip.value = true
    normalize.value = false
    threshold.setState({ max: 255, value: 100 })
    uniform.value = true
    factor.value = 2
  })
  const layer = image.colorLayers[0]!
  expect(layer.dimensions).toEqual([10, 8])
  const found = await layer.read()
  expect(found.filter(value => Number(value) > 0).length).toBe(4)
  expect(Number(found[4 * 10 + 4])).toBeCloseTo(0.1, 5)
})

test('an image is enlarged by the GPU beforehand, also where another canvas shows a copy that was made in memory', async () => {
  const network = new TestNetwork()
  network.add(TestImage, 'Source').show(imageOf([2, 1], 'UINT8', x => [x * 100]))
  for (const name of ['Plain', 'Canvas']) network.add(CanvasProcessor, name).setSize([4, 2])
  const transform = network.add(LayerDistanceTransformRAM, 'Transform')
  transform.normalize.value = false
  transform.threshold.setState({ max: 255, value: 70 })
  network.connect('Source.image', 'Plain.inport', 'Source.image', 'Transform.inputImage', 'Transform.outputImage', 'Canvas.inport')
  await network.idle()
  expect([...(await network.frames.get('Plain')!.layer.read())].slice(0, 4)).toEqual([0, 33, 66, 100])
  expect([...(await transform.picture.data!.colorLayers[0]!.read())].slice(0, 4)).toEqual([0.5, 0.25, 0, 0])
})
