import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { Picture } from '../testing/picture.ts'
import { imageOf, TestImage } from '../testing/test-image.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { ball, volumeOf } from '../testing/volumes.ts'
import { AxisRenderProcessor } from './axis-render-processor.ts'
import { TextOverlayGL } from './text-overlay-gl.ts'
import { VolumeAxis } from './volume-axis.ts'

function canvasOf(network: TestNetwork, width: number, height: number): CanvasProcessor {
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([width, height])
  return canvas
}

/** Columns, then rows, from the first to the last one that something is drawn in. */
function extentOf({ layer, numbers }: Picture): readonly number[] {
  const [width] = layer.dimensions
  const drawn = numbers.flatMap((x, i) => (i % 4 === 3 && x > 0 ? [(i - 3) / 4] : []))
  const [columns, rows] = [drawn.map(i => i % width), drawn.map(i => Math.floor(i / width))]
  return drawn.length === 0 ? [] : [Math.min(...columns), Math.max(...columns), Math.min(...rows), Math.max(...rows)]
}

test('a text stands where it shall, over everything, and takes in its arguments', async () => {
  const network = new TestNetwork()
  const canvas = canvasOf(network, 64, 32)
  const overlay = network.add(TextOverlayGL, 'Text')
  network.connect('Text.outport', 'Canvas.inport')
  overlay.addArgument.press()
  overlay.text.value = '%1'
  expect(extentOf(await Picture.of(network))).toEqual([])
  overlay.property('arg1')?.setState({ value: 'II' })
  const [left, right, bottom, top] = extentOf(await Picture.of(network)) as [number, number, number, number]
  expect([left, bottom, top - bottom]).toEqual([1, 2, 9])
  overlay.position.value = [0.5, 0.5]
  expect(extentOf(await Picture.of(network))).toEqual([left + 32, right + 32, bottom + 16, top + 16])
  canvas.visibleLayer.selected = 'depth'
  const depth = await Picture.of(network)
  expect([...new Set(depth.numbers)].sort()).toEqual([0, 1])
  overlay.enabled.value = false
  expect(Math.min(...(await Picture.of(network)).numbers)).toBe(1)
})

test('a text keeps its colour over a grey image', async () => {
  const network = new TestNetwork()
  canvasOf(network, 64, 32)
  network.add(TestImage, 'Grey').show(imageOf([64, 32], 'UINT8', () => [100]))
  const overlay = network.add(TextOverlayGL, 'Text')
  network.connect('Grey.image', 'Text.inport', 'Text.outport', 'Canvas.inport')
  overlay.color.value = [1, 0, 0, 1]
  const picture = await Picture.of(network)
  expect(picture.at(0.5, 0.9)).toEqual([100, 100, 100, 255])
  expect(picture.numbers.some((red, i) => i % 4 === 0 && red > 200 && Number(picture.numbers[i + 1]) < 50)).toBe(true)
})

test('three axes are drawn, each where it can be switched off', async () => {
  const network = new TestNetwork()
  canvasOf(network, 200, 150)
  const axes = network.add(AxisRenderProcessor, 'Axes')
  network.connect('Axes.outport', 'Canvas.inport')
  const drawn = (picture: Picture) => picture.numbers.filter((x, i) => i % 4 === 3 && x > 0).length
  const all = drawn(await Picture.of(network))
  axes.axis3.checked = false
  axes.style.color.value = [1, 0, 0, 1]
  const two = await Picture.of(network)
  expect(drawn(two)).toBeLessThan(all - 100)
  // The vertical axis is around the corner between pixels 59 and 60.
  expect(two.at(59.5 / 200, 0.7)).toEqual([255, 0, 0, 255])
  axes.axis1.checked = axes.axis2.checked = false
  expect(drawn(await Picture.of(network))).toBe(0)
})

test('a change of side or direction turns the texts; a style is handed on', () => {
  const { axis1, style } = new AxisRenderProcessor('Axes')
  expect(axis1.labels.font.anchor.value).toEqual([0, 1])
  axis1.orientation.selected = 'vertical'
  axis1.placement.selected = 'inside'
  expect(axis1.labels.font.anchor.value).toEqual([-1, 0])
  expect(axis1.caption.font.anchor.value).toEqual([0, 1])
  style.fontSize.value = 20
  style.tickLength.value = 4
  style.labelFormat.value = '%g'
  expect([axis1.caption.font.size.value, axis1.major.length.value, axis1.minor.length.value]).toEqual([20, 4, 3])
  expect([axis1.labels.title.value, axis1.caption.title.value]).toEqual(['%g', 'x Axis'])
})

test('axes of a volume count its voxels, or what is wanted', async () => {
  const network = new TestNetwork()
  canvasOf(network, 64, 64)
  network.add(TestVolume, 'Source').show(volumeOf([8, 8, 8], ball))
  const axes = network.add(VolumeAxis, 'Axes')
  network.connect('Source.volume', 'Axes.volume', 'Axes.outport', 'Canvas.inport')
  const drawn = (picture: Picture) => picture.numbers.filter((x, i) => i % 4 === 3 && x > 0).length
  expect(drawn(await Picture.of(network))).toBeGreaterThan(50)
  expect(axes.axes.map(({ range }) => range.value)).toEqual(Array(3).fill([0, 8]))
  axes.rangeMode.selected = 'custom'
  axes.ranges[1]?.setState({ value: [2, 3] })
  expect(axes.axes[1]?.range.value).toEqual([2, 3])
  axes.axes[1]?.range.setState({ value: [2, 5] })
  expect(axes.ranges[1]?.value).toEqual([2, 5])
  axes.preset.selected = 'none'
  expect(drawn(await Picture.of(network))).toBe(0)
})
