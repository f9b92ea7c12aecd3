import type { Image, Vec3 } from '@ivw/data'
import { type MouseEvent, propagateEvent } from '@ivw/network'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { FirstIVWProcessor } from './first-ivw-processor.ts'
import { ImageLayoutGL } from './image-layout-gl.ts'

const colors: readonly Vec3[] = [
  [1, 0, 0],
  [0, 0, 1],
  [1, 1, 0],
  [0, 0, 0],
]

function cross(count: number) {
  const network = new TestNetwork()
  const canvas = network.add(CanvasProcessor, 'Canvas')
  const layout = network.add(ImageLayoutGL, 'Layout')
  const sources = colors.slice(0, count).map((color, i) => {
    const source = network.add(FirstIVWProcessor, `Source${i}`)
    source.color.value = color
    network.connect(`Source${i}.outport`, 'Layout.multiinport')
    return source
  })
  network.connect('Layout.outport', 'Canvas.inport')
  canvas.setSize([40, 20])
  layout.verticalSplitter.value = 0.25
  return { network, canvas, layout, sources }
}

async function pixelAt(image: Image, x: number, y: number): Promise<number[]> {
  const pixels = await image.colorLayers[0]!.read()
  const start = (y * image.dimensions[0] + x) * 4
  return Array.from(pixels.slice(start, start + 4), Number)
}

test('images are drawn in the size of their place, the first at the top left; a place without image stays empty', async () => {
  const { network, sources, layout } = cross(3)
  await network.idle()
  expect(sources.map(source => source.picture.size)).toEqual([
    [10, 10],
    [30, 10],
    [10, 10],
  ])
  const image = layout.picture.data!
  expect(await pixelAt(image, 0, 19)).toEqual([255, 0, 0, 255])
  expect(await pixelAt(image, 10, 19)).toEqual([0, 0, 255, 255])
  expect(await pixelAt(image, 9, 9)).toEqual([255, 255, 0, 255])
  expect(await pixelAt(image, 39, 0)).toEqual([0, 0, 0, 0])
  // The triangle and its depth of the upper right image.
  expect(await pixelAt(image, 25, 11)).toEqual([0, 255, 0, 255])
  const depth = await image.depth!.read()
  expect([depth[11 * 40 + 25], depth[19 * 40 + 10], depth[0 * 40 + 39]]).toEqual([0.5, 1, 1])
})

test('an image that has no place is not drawn; another layout gives it one', async () => {
  const { network, sources, layout } = cross(2)
  layout.layout.selected = 'single'
  await network.idle()
  expect(sources[0]!.picture.size).toEqual([40, 20])
  expect(sources[1]!.picture.data).toBeUndefined()
  layout.layout.selected = 'horizontalSplit'
  await network.idle()
  expect(sources.map(source => source.picture.size)).toEqual([
    [40, 10],
    [40, 10],
  ])
  expect(await pixelAt(layout.picture.data!, 0, 9)).toEqual([0, 0, 255, 255])
})

test('when a connection goes, the others move up', async () => {
  const { network, sources, layout } = cross(2)
  network.network.apply([{ kind: 'disconnect', source: 'Source0.outport', destination: 'Layout.multiinport' }])
  await network.idle()
  expect(sources[1]!.picture.size).toEqual([10, 10])
  expect(await pixelAt(layout.picture.data!, 0, 19)).toEqual([0, 0, 255, 255])
})

test('what is done in a place goes to its image', async () => {
  const { network, canvas, sources } = cross(4)
  await network.idle()
  const seen: (readonly [number, MouseEvent['position']])[] = []
  sources.forEach((source, i) => {
    source.handleEvent = event => void seen.push([i, (event as MouseEvent).position])
  })
  const event = { kind: 'mouse', state: 'move', buttons: [], modifiers: [], canvasSize: [40, 20], depth: 1 } as const
  propagateEvent({ ...event, position: [24.5 / 39, 14.5 / 19] }, canvas)
  propagateEvent({ ...event, position: [0, 0] }, canvas)
  expect(seen).toEqual([
    [1, [0.5, 0.5].map(x => expect.closeTo(x))],
    [2, [0, 0]],
  ])
})
