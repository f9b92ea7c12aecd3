import { formatByName, Image } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { dragPicked } from '../testing/picking-event.ts'
import { imageOf, layerOf, pixelsOf, TestImage } from '../testing/test-image.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { CameraWidget } from './camera-widget.ts'

const size = 96

function widgetNetwork() {
  const network = new TestNetwork()
  const widget = network.add(CameraWidget, 'Widget')
  network.add(CanvasProcessor, 'Canvas').setSize([size, size])
  network.connect('Widget.outport', 'Canvas.inport')
  return { network, widget }
}

test('all parts can be picked; they stand in the upper left over the picture', async () => {
  const { network, widget } = widgetNetwork()
  network.add(TestImage, 'Input').show(imageOf([size, size], 'Vec4UINT8', () => [0, 0, 255, 255]))
  network.connect('Input.image', 'Widget.inport')
  widget.position.value = [0, 0]
  widget.scaling.value = 0.2
  widget.showDolly.value = true
  await network.idle()
  const picking = await pixelsOf(widget.picture.data!.picking!)
  // Nine parts: of the pair in the middle there is one.
  expect(new Set(picking.map(pixel => pixel.join(' '))).size).toBe(10)
  const isPicked = (x: number, y: number) => picking[y * size + x]![3] === 255
  expect([isPicked(30, size - 6), isPicked(size - 2, 2)]).toEqual([true, false])
  expect(picking.every((pixel, i) => pixel[3] === 0 || (i % size < 60 && Math.floor(i / size) >= size - 60))).toBe(true)
  const colors = await pixelsOf(widget.picture.data!.colorLayers[0]!)
  expect(colors[0]).toEqual([0, 0, 255, 255])
  const [, , blue] = colors[(size - 20) * size + 20]!
  expect(blue).toBeLessThan(255)
})

test('switched off, the picture passes as it is', async () => {
  const { network, widget } = widgetNetwork()
  const image = new Image({ colorLayers: [layerOf([size, size], 'Vec4UINT8', () => [1, 2, 3, 4])] })
  network.add(TestImage, 'Input').show(image)
  network.connect('Input.image', 'Widget.inport')
  widget.enabled.value = false
  await network.idle()
  expect(widget.picture.data).toBe(image)
  expect(formatByName('Vec4UINT8')).toBe(image.colorLayers[0]!.format)
})

const near = (numbers: readonly number[]) => numbers.map(number => expect.closeTo(number, 5))
const [sine, cosine] = [Math.sin, Math.cos].map(of => 2 * of((15 * Math.PI) / 180)) as [number, number]

test.each<[string, number, readonly number[], readonly number[]]>([
  ['right', 0, [-sine, 0, cosine], [0, 1, 0]],
  ['left', 1, [sine, 0, cosine], [0, 1, 0]],
  ['down', 2, [0, sine, cosine], [0, cosine / 2, -sine / 2]],
  ['up', 3, [0, -sine, cosine], [0, cosine / 2, sine / 2]],
  ['clockwise', 6, [0, 0, 2], [-sine / 2, cosine / 2, 0]],
])('a click turns what is seen %s by the step of a click', (_, part, lookFrom, lookUp) => {
  const { widget } = widgetNetwork()
  dragPicked(widget, part + 1, [size, size], [40, 40])
  expect([...widget.camera.value.lookFrom]).toEqual(near(lookFrom))
  expect([...widget.camera.value.lookUp]).toEqual(near(lookUp))
})

test('drags turn by degrees for each pixel; buttons by the step of a click', () => {
  const { widget } = widgetNetwork()
  dragPicked(widget, 1, [size, size], [40, 40], [50, 47], [100, 40])
  expect([...widget.camera.value.lookFrom]).toEqual(near([-sine, 0, cosine]))
  expect(widget.rotMatrix.value[0]).toBeCloseTo(cosine / 2)
  widget.buttons[2]!.press()
  expect([...widget.camera.value.lookFrom]).toEqual(near([0, 0, 2]))
  widget.invertDirections.value = true
  dragPicked(widget, 3, [size, size], [40, 40], [40, 100])
  expect([...widget.camera.value.lookFrom]).toEqual(near([0, sine, cosine]))
})

test('the signs bring the camera nearer and farther', () => {
  const { widget } = widgetNetwork()
  const step = 15 / 50 / Math.tan((19 * Math.PI) / 180)
  dragPicked(widget, 10, [size, size], [40, 40])
  expect(widget.camera.value.lookFrom[2]).toBeCloseTo(2 - step)
  dragPicked(widget, 9, [size, size], [40, 40])
  expect(widget.camera.value.lookFrom[2]).toBeCloseTo(2)
})
