import { centredBasis, formatByName, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { dragPicked } from '../testing/picking-event.ts'
import { pixelsOf } from '../testing/test-image.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { CropWidget } from './crop-widget.ts'

const size = 96
const volumeOf = (count: number): Volume =>
  new Volume({
    dimensions: [count, count, count],
    format: formatByName('UINT8'),
    source: memory(new Uint8Array(count ** 3)),
    modelMatrix: centredBasis([1, 0, 0], [0, 1, 0], [0, 0, 1]),
  })

async function widgetOf(count = 101) {
  const network = new TestNetwork()
  const widget = network.add(CropWidget, 'Widget')
  const source = network.add(TestVolume, 'Volume')
  source.show(volumeOf(count))
  network.add(CanvasProcessor, 'Canvas').setSize([size, size])
  network.connect('Volume.volume', 'Widget.volume', 'Widget.outport', 'Canvas.inport')
  widget.camera.setState({ lookFrom: [2, 1.5, 4] })
  await network.idle()
  const ids = async () => new Set((await pixelsOf(widget.picture.data!.picking!)).map(pixel => pixel.join(' '))).size - 1
  const [x, y, z] = widget.axes.map(({ range }) => range)
  return { network, widget, source, ids, x: x!, y: y!, z: z! }
}

test('two handles for each axis; a third one where something is cut off, and the outline of the cut', async () => {
  const { network, widget, ids, x } = await widgetOf()
  expect(await ids()).toBe(6)
  x.value = [20, 80]
  await network.idle()
  expect(await ids()).toBe(7)
  const colors = await pixelsOf(widget.picture.data!.colorLayers[0]!)
  const greys = colors.filter(([r, g, b, a]) => r === g && g === b && a! > 100)
  expect(greys.length).toBeGreaterThan(50)
  widget.showWidget.value = false
  widget.showClipPlane.value = false
  await network.idle()
  expect((await pixelsOf(widget.picture.data!.colorLayers[0]!)).every(([, , , a]) => a === 0)).toBe(true)
})

test('ranges follow the volume in proportion, or keep their slices', async () => {
  const { network, widget, source, x, y } = await widgetOf()
  expect([x.range, x.value]).toEqual([
    [0, 100],
    [0, 100],
  ])
  x.value = [20, 60]
  source.show(volumeOf(51))
  await network.idle()
  expect([x.range, x.value, y.value]).toEqual([
    [0, 50],
    [10, 30],
    [0, 50],
  ])
  widget.relativeRangeAdjustment.value = false
  source.show(volumeOf(41))
  await network.idle()
  expect([x.range, x.value]).toEqual([
    [0, 40],
    [10, 30],
  ])
  expect(widget.outputs[0]!.value).toEqual([10, 30])
  widget.axes[0]!.enabled.value = false
  expect(widget.outputs[0]!.value).toEqual([0, 40])
})

test('drags move the ends of what is kept, and all of it', async () => {
  const { widget, z, x } = await widgetOf()
  widget.camera.setState({ lookFrom: [0, 0, 4] })
  // So long is the near edge along x in pixels: a tenth of it are ten slices.
  const length = (size / 2) * (1 / (3.5 * Math.tan((19 * Math.PI) / 180)))
  const drag = (handle: number, share: number) =>
    dragPicked(widget, handle + 1, [size, size], [40, 40], [41, 40], [40 + share * length, 55])
  drag(0, 0.2005)
  expect(x.value).toEqual([20, 100])
  drag(1, -0.3005)
  expect(x.value).toEqual([20, 70])
  drag(2, 0.1005)
  expect(x.value).toEqual([30, 80])
  drag(2, 5)
  expect(x.value).toEqual([50, 100])
  drag(0, 5)
  expect(x.value).toEqual([99, 100])
  expect(z.value).toEqual([0, 100])
})
