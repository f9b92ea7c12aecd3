import type { Image } from '@ivw/data'
import { type FloatProperty, type MouseEvent, propagateEvent } from '@ivw/network'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { ColumnLayout } from './column-layout.ts'
import { FirstIVWProcessor } from './first-ivw-processor.ts'
import { RowLayout } from './row-layout.ts'

function layoutOf(type: typeof ColumnLayout | typeof RowLayout, count: number) {
  const network = new TestNetwork()
  const canvas = network.add(CanvasProcessor, 'Canvas')
  const layout = network.add(type, 'Layout')
  const sources = Array.from({ length: count }, (_, i) => {
    const source = network.add(FirstIVWProcessor, `Source${i}`)
    source.color.value = [i / 4, 0, 1]
    network.connect(`Source${i}.outport`, 'Layout.inport')
    return source
  })
  network.connect('Layout.outport', 'Canvas.inport')
  canvas.setSize([60, 40])
  const splitters = () => (layout.splitters.properties as readonly FloatProperty[]).map(({ value }) => value)
  return { network, canvas, layout, sources, splitters }
}

async function pixelAt(image: Image, x: number, y: number): Promise<number[]> {
  const pixels = await image.colorLayers[0]!.read()
  const start = (y * image.dimensions[0] + x) * 4
  return Array.from(pixels.slice(start, start + 4), Number)
}

test('columns share the width, with a bar between each two', async () => {
  const { network, layout, sources, splitters } = layoutOf(ColumnLayout, 3)
  layout.bars.color.value = [1, 1, 0, 1]
  await network.idle()
  expect(splitters()).toEqual([1 / 3, 2 / 3].map(share => expect.closeTo(share, 6)))
  expect(sources.map(({ picture }) => picture.size)).toEqual([
    [20, 40],
    [20, 40],
    [20, 40],
  ])
  const image = layout.picture.data!
  expect(await pixelAt(image, 0, 39)).toEqual([0, 0, 255, 255])
  expect(await pixelAt(image, 25, 39)).toEqual([64, 0, 255, 255])
  expect(await pixelAt(image, 20, 20)).toEqual([255, 255, 0, 255])
})

test('rows go from top to bottom; bars are dragged, and leave some of every image', async () => {
  const { network, canvas, layout, sources, splitters } = layoutOf(RowLayout, 2)
  await network.idle()
  expect(await pixelAt(layout.picture.data!, 0, 39)).toEqual([0, 0, 255, 255])
  const event = { kind: 'mouse', modifiers: [], canvasSize: [60, 40], depth: 1 } as const
  const mouse = (state: MouseEvent['state'], y: number) =>
    propagateEvent(
      { ...event, state, button: 'left', buttons: state === 'release' ? [] : ['left'], position: [0.5, y] } as MouseEvent,
      canvas,
    )
  mouse('press', 0.5)
  mouse('move', 0.25)
  await network.idle()
  expect([splitters(), sources.map(({ picture }) => picture.size)]).toEqual([
    [0.75],
    [
      [60, 30],
      [60, 10],
    ],
  ])
  mouse('move', 0)
  mouse('release', 0)
  mouse('move', 0.9)
  expect(splitters()).toEqual([0.75])
})
