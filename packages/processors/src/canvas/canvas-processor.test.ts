import { expect, test } from 'vitest'
import { Background } from '../image/background.ts'
import { Picture } from '../testing/picture.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { CanvasProcessor } from './canvas-processor.ts'

function backgroundOnCanvas() {
  const network = new TestNetwork()
  const background = network.add(Background, 'Background')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  network.connect('Background.outport', 'Canvas.inport')
  return { network, background, canvas }
}

test('the image has the size of the canvas, or its own', async () => {
  const { network, canvas } = backgroundOnCanvas()
  const size = async () => (await Picture.of(network)).layer.dimensions
  canvas.setSize([40, 20])
  expect(await size()).toEqual([40, 20])
  canvas.enableCustomInputDimensions.value = true
  canvas.aspectRatioScaling.value = 0.5
  expect(await size()).toEqual([20, 10])
  canvas.keepAspectRatio.value = false
  canvas.customInputDimensions.value = [7, 9]
  expect(await size()).toEqual([7, 9])
})

test('one that wants no size shows what another canvas wants, and one that wants another has that', async () => {
  const { network, canvas } = backgroundOnCanvas()
  const other = network.add(CanvasProcessor, 'Other')
  network.connect('Background.outport', 'Other.inport')
  canvas.setSize([10, 20])
  other.setSize([60, 40])
  other.wantSize([0, 0])
  expect((await Picture.of(network)).layer.dimensions).toEqual([10, 20])
  expect(other.image.data.dimensions).toEqual([10, 20])
  other.wantSize(undefined)
  await network.idle()
  expect(other.image.data.dimensions).toEqual([60, 40])
  other.enableCustomInputDimensions.value = true
  other.aspectRatioScaling.value = 2
  other.wantSize([30, 30])
  expect((await Picture.of(network, 'Other')).layer.dimensions).toEqual([30, 30])
})

test('a workspace brings the size of the window', () => {
  const canvas = new CanvasProcessor('Canvas')
  canvas.setMeta({ widget: { dimensions: [300, 200], position: [0, 0], visible: true } })
  expect(canvas.size).toEqual([300, 200])
})

test('the layer that is shown can be chosen', async () => {
  const { network, canvas } = backgroundOnCanvas()
  canvas.setSize([4, 4])
  expect((await Picture.of(network)).layer.role).toBe('color')
  canvas.visibleLayer.selected = 'depth'
  const depth = await Picture.of(network)
  expect([depth.layer.role, depth.at(0, 0)]).toEqual(['depth', [1]])
  canvas.visibleLayer.selected = 'picking'
  expect((await Picture.of(network)).layer.role).toBe('picking')
})

test('what nobody sees is not drawn', async () => {
  const { network, canvas, background } = backgroundOnCanvas()
  canvas.show([8, 8], true)
  const shown = await Picture.of(network)
  canvas.show([8, 8], false)
  background.style.selected = 'uniformColor'
  expect((await Picture.of(network)).difference(shown)).toBe(0)
  canvas.isVisible = true
  expect((await Picture.of(network)).difference(shown)).toBeGreaterThan(0)
})
