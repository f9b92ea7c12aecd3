import { Image, type Vec2, type Vec4 } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { drag, Picture } from '../testing/picture.ts'
import { layerOf, TestImage } from '../testing/test-image.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { ColorScaleLegend } from './color-scale-legend.ts'
import { ImagePlotProcessor } from './image-plot.ts'
import { legendAnchors, legendPlace } from './legend-place.ts'

const size: Vec2 = [101, 81]

test.each([
  [0, [25, 55], [60, 10], [23, 53], [87, 53]],
  [1, [75, 10], [10, 60], [73, 8], [73, 72]],
  [2, [25, 5], [60, 10], [23, 17], [87, 17]],
  [3, [5, 10], [10, 60], [17, 8], [17, 72]],
] as const)('at side %i a legend stands in the middle, its axis inside', (turns, corner, extent, start, end) => {
  const frame = { length: 60, height: 10, turns, anchor: legendAnchors[turns]!, margin: 5, borderWidth: 2, tickWidth: 1 }
  const place = legendPlace(frame, [110, 80].map((x, i) => (turns % 2 === i ? x : [90, 70][i])) as unknown as Vec2)
  expect(place.size).toEqual(extent)
  expect([place.axis[0][0] - place.corner[0], place.axis[0][1] - place.corner[1]]).toEqual([start[0] - corner[0], start[1] - corner[1]])
  expect([place.axis[1][0] - place.corner[0], place.axis[1][1] - place.corner[1]]).toEqual([end[0] - corner[0], end[1] - corner[1]])
})

test('a legend has its border and the colours of the function, over an image', async () => {
  const network = new TestNetwork()
  const legend = network.add(ColorScaleLegend, 'Legend')
  network.add(CanvasProcessor, 'Canvas').setSize(size)
  network.connect('Legend.outport', 'Canvas.inport')
  legend.placement.selectId('bottom')
  legend.margin.value = 5
  legend.legendSize.value = [61, 11]
  legend.axis.checked = false
  const colors: readonly Vec4[] = [
    [1, 0, 0, 1],
    [0, 0, 1, 1],
  ]
  const points = colors.flatMap((color, i) => [
    { position: i / 2, color },
    { position: i / 2 + 0.4999, color },
  ])
  legend.isoTf.transferFunction.value = { points, mask: [0, 1], type: 'relative' }
  const picture = await Picture.of(network)
  const at = (x: number, y: number) => picture.at(x / size[0], y / size[1])
  // The bar reaches from (20, 5) to (81, 16), its border two pixels farther.
  expect([at(30.5, 10.5), at(70.5, 10.5)]).toEqual([
    [255, 0, 0, 255],
    [0, 0, 255, 255],
  ])
  expect([at(18.5, 10.5), at(50.5, 3.5), at(17.5, 10.5)]).toEqual([
    [0, 0, 0, 255],
    [0, 0, 0, 255],
    [0, 0, 0, 0],
  ])
  legend.enabled.value = false
  expect((await Picture.of(network)).at(0.5, 0.13)).toEqual([0, 0, 0, 0])
})

test('the axis of a legend is turned with it', () => {
  const legend = new ColorScaleLegend('Legend')
  const axis = () => {
    const { orientation, placement, flipped } = legend.axis
    return [legend.rotation.selected, orientation.selected, placement.selected, flipped.value]
  }
  const seen = ['top', 'right', 'bottom', 'left'].map(side => {
    legend.placement.selectId(side)
    return axis()
  })
  expect(seen).toEqual([
    ['degree0', 'horizontal', 'outside', false],
    ['degree90', 'vertical', 'outside', true],
    ['degree180', 'horizontal', 'inside', true],
    ['degree270', 'vertical', 'inside', false],
  ])
  legend.style.title.value = 'Density'
  expect(legend.axis.caption.title.value).toBe('Density')
})

test('a file that names only the side and the title of a legend turns and names its axis, too', async () => {
  const network = new TestNetwork()
  const legend = network.add(ColorScaleLegend, 'Legend')
  network.add(CanvasProcessor, 'Canvas').setSize(size)
  network.connect('Legend.outport', 'Canvas.inport')
  network.network.apply([
    { kind: 'setProperty', path: 'Legend.positioning.legendPlacement', state: { selected: 'left' }, restored: true },
    { kind: 'setProperty', path: 'Legend.style.title', state: { value: 'Density' }, restored: true },
  ])
  await network.idle()
  expect([legend.rotation.selected, legend.axis.placement.selected, legend.axis.flipped.value]).toEqual(['degree270', 'inside', false])
  expect(legend.axis.caption.title.value).toBe('Density')
})

test('an image plot stretches the image between its axes and hands on what is done in it', async () => {
  const network = new TestNetwork()
  const plot = network.add(ImagePlotProcessor, 'Plot')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize(size)
  const source = network.add(TestImage, 'Image')
  source.show(new Image({ colorLayers: [layerOf([2, 1], 'Vec4UINT8', x => (x === 0 ? [255, 0, 0, 255] : [0, 255, 0, 255]))] }))
  network.connect('Image.image', 'Plot.image', 'Plot.outport', 'Canvas.inport')
  const picture = await Picture.of(network)
  // Inside of the margins of 5, 5, 30 and 50 pixels and of the axes' 15 there are 15 by 15 pixels from (65, 45) on.
  expect([picture.at(66 / 101, 50 / 81), picture.at(79 / 101, 50 / 81)]).toEqual([
    [255, 0, 0, 255],
    [0, 255, 0, 255],
  ])
  expect(picture.at(60 / 101, 50 / 81)).toEqual([0, 0, 0, 0])
  expect([plot.xAxis.range.value, plot.yAxis.range.value, plot.xAxis.labels.title.value]).toEqual([[0, 2], [0, 1], '%g'])
  const seen: (readonly number[])[] = []
  source.handleEvent = event => {
    if (event.kind === 'mouse' && event.state === 'press') seen.push(event.position.map(x => Math.round(x * 100) / 100))
  }
  await drag(canvas, 'left', [65 / 100, 45 / 80])
  await drag(canvas, 'left', [10 / 100, 10 / 80])
  expect(seen).toEqual([[0, 0]])
})
