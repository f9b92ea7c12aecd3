import { Image } from '@ivw/data'
import { type MouseEvent, propagateEvent } from '@ivw/network'
import { pickingIdentifier } from '@ivw/render'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { layerOf, type Pixel, TestImage } from '../testing/test-image.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { SplitImage } from './split-image.ts'

const size = [60, 40] as const

async function split(set: (processor: SplitImage) => void = () => {}) {
  const network = new TestNetwork()
  const plain = (color: Pixel, depth: number) =>
    new Image({
      colorLayers: [layerOf(size, 'Vec4UINT8', () => color)],
      depth: layerOf(size, 'FLOAT32', () => [depth]),
      picking: layerOf(size, 'Vec4UINT8', () => [color[0]!, 0, 0, 255]),
    })
  network.add(TestImage, 'A').show(plain([10, 20, 30, 40], 0.25))
  network.add(TestImage, 'B').show(plain([200, 210, 220, 230], 0.75))
  const processor = network.add(SplitImage, 'Split')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize(size)
  network.connect('A.image', 'Split.inputA', 'B.image', 'Split.inputB', 'Split.outport', 'Canvas.inport')
  processor.handle.backgroundColor.value = [0.2, 0.4, 0.6, 1]
  set(processor)
  await network.idle()
  const pixel = async (x: number, y: number, layer: 'color' | 'picking' = 'color') => {
    const image = processor.picture.data!
    const numbers = await (layer === 'color' ? image.colorLayers[0]! : image.picking!).read()
    return Array.from(numbers.slice((y * 60 + x) * 4, (y * 60 + x) * 4 + 4), Number)
  }
  const depth = async (x: number, y: number) => (await processor.picture.data!.depth!.read())[y * 60 + x]
  return { network, processor, canvas, pixel, depth }
}

const bytes = (color: readonly number[]) => color.map(value => Math.round(value * 255))

test('without a bar the images meet at a whole pixel', async () => {
  const { pixel, depth } = await split(({ handle, position }) => {
    handle.checked = false
    position.value = 0.333
  })
  expect([await pixel(18, 7), await pixel(19, 7)]).toEqual([
    [10, 20, 30, 40],
    [200, 210, 220, 230],
  ])
  expect([await depth(18, 0), await depth(19, 0)]).toEqual([0.25, 0.75])
  expect((await pixel(18, 7, 'picking'))[0]).toBe(10)
})

test('above each other, the first one is on top', async () => {
  const { pixel } = await split(({ handle, position, direction }) => {
    handle.checked = false
    position.value = 0.25
    direction.selected = 'horizontal'
  })
  expect([(await pixel(3, 30))[0], (await pixel(3, 29))[0]]).toEqual([10, 200])
})

test('the bar has a handle with a rim in its middle; it can be picked over its whole width', async () => {
  const { processor, pixel } = await split(({ handle }) => {
    handle.length.value = 10
  })
  const [color, background] = [bytes(processor.handle.color.value), bytes(processor.handle.backgroundColor.value)]
  // Half widths: bar 1.5, handle 4.5, its rim 6.5 pixels around 30.
  expect(await pixel(30, 20)).toEqual(color)
  expect(await pixel(33, 20)).toEqual(color)
  expect(await pixel(35, 20)).toEqual(background)
  expect(await pixel(37, 20)).toEqual([200, 210, 220, 230])
  expect(await pixel(30, 2)).toEqual(background)
  expect(await pixel(33, 2)).toEqual([200, 210, 220, 230])
  expect(pickingIdentifier((await pixel(33, 2, 'picking')) as unknown as [number, number, number, number])).toBe(1)
  expect((await pixel(36, 2, 'picking'))[0]).toBe(200)
})

test.each([
  ['divider', 'color', 'bgColor'],
  ['line', 'color', 'color'],
])('style %s', async (style, middle, side) => {
  const { processor, pixel } = await split(({ handle }) => {
    handle.style.selected = style
  })
  const colors = { color: bytes(processor.handle.color.value), bgColor: bytes(processor.handle.backgroundColor.value) } as Record<
    string,
    number[]
  >
  expect(await pixel(30, 20)).toEqual(colors[middle])
  expect(await pixel(33, 20)).toEqual(colors[side])
})

test('the edge of a line fades', async () => {
  const { pixel } = await split(({ handle, position }) => {
    handle.style.selected = 'line'
    handle.color.value = [1, 0, 0, 1]
    position.value = 0.505
  })
  // The bar is at 30.3 with half width 4.5: pixel 34 (centre 34.5) lies 4.2 from it, 0.2 beyond the opaque part.
  const alpha = Math.exp(-((0.2 / 0.5) ** 2))
  expect(Math.abs((await pixel(34, 5))[1]! - (1 - alpha) * 210)).toBeLessThan(1.5)
})

test('a missing image shows as grey noise', async () => {
  const { network, pixel } = await split()
  network.network.apply([{ kind: 'disconnect', source: 'B.image', destination: 'Split.inputB' }])
  await network.idle()
  const pixels = await Promise.all([50, 52, 54, 56].map(x => pixel(x, 3)))
  expect(new Set(pixels.map(([red]) => red)).size).toBeGreaterThan(2)
  for (const [r, g, b, a] of pixels) expect([g, b, a]).toEqual([r, r, 255])
})

test('the bar is dragged; beside it, events go to the image under the pointer', async () => {
  const { network, processor, canvas } = await split()
  const seen: string[] = []
  for (const name of ['A', 'B'])
    network.network.processors.get(name)!.handleEvent = event => void seen.push(`${name} ${(event as MouseEvent).state}`)
  const mouse = (x: number, more: Partial<MouseEvent> = {}): MouseEvent => ({
    kind: 'mouse',
    state: 'move',
    buttons: [],
    modifiers: [],
    position: [x, 0.4],
    canvasSize: [...size],
    depth: 1,
    ...more,
  })
  propagateEvent(mouse(0.2), canvas)
  propagateEvent(mouse(0.8), canvas)
  propagateEvent(mouse(0.52, { state: 'press', button: 'left', buttons: ['left'] }), canvas)
  propagateEvent(mouse(0.7, { buttons: ['left'] }), canvas)
  expect(processor.position.value).toBe(0.7)
  propagateEvent(mouse(1.3, { buttons: ['left'] }), canvas)
  propagateEvent(mouse(1.3, { state: 'release', button: 'left' }), canvas)
  expect(processor.position.value).toBe(1)
  propagateEvent(mouse(0.3), canvas)
  expect(processor.position.value).toBe(1)
  expect(seen).toEqual(['A move', 'B move', 'A move'])
})
