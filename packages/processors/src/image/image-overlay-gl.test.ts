import { Image } from '@ivw/data'
import { type MouseEvent, propagateEvent } from '@ivw/network'
import { expect, test } from 'vitest'
import { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { layerOf, type Pixel, TestImage } from '../testing/test-image.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { ImageOverlayGL } from './image-overlay-gl.ts'

/** An overlay of 4 x 2 pixels whose lower left one is at (3, 2) of 10 x 8. */
async function overlaid(pixel: Pixel, set: (processor: ImageOverlayGL) => void = () => {}) {
  const network = new TestNetwork()
  const full = (size: readonly [number, number], color: Pixel, depth: number, pick: Pixel) =>
    new Image({
      colorLayers: [layerOf(size, 'Vec4UINT8', () => color)],
      depth: layerOf(size, 'FLOAT32', () => [depth]),
      picking: layerOf(size, 'Vec4UINT8', () => pick),
    })
  network.add(TestImage, 'Behind').show(full([10, 8], [40, 80, 120, 200], 0.75, [1, 2, 3, 255]))
  network.add(TestImage, 'Front').show(full([4, 2], pixel, 0.25, [7, 8, 9, 255]))
  const processor = network.add(ImageOverlayGL, 'Overlay')
  const canvas = network.add(CanvasProcessor, 'Canvas')
  canvas.setSize([10, 8])
  network.connect('Behind.image', 'Overlay.inport', 'Front.image', 'Overlay.overlay', 'Overlay.outport', 'Canvas.inport')
  processor.positioningMode.selected = 'absolute'
  processor.sizeMode.selected = 'absolute'
  processor.anchor.value = [-1, -1]
  processor.absolutePosition.value = [3, 6]
  processor.absoluteSize.value = [4, 2]
  processor.borderWidth.value = 1
  set(processor)
  await network.idle()
  const image = processor.picture.data!
  const numbers = async (layer: 'color' | 'depth' | 'picking') => (layer === 'color' ? image.colorLayers[0]! : image[layer]!).read()
  return { network, processor, canvas, numbers, at: (x: number, y: number) => y * 10 + x }
}

const blend = (front: Pixel, back: Pixel) =>
  front.map((value, c) => Math.round(value * (front[3]! / 255) + back[c]! * (1 - front[3]! / 255)))

test('the overlay is blended by its alpha inside of its border, with its depth and picking', async () => {
  const front = [200, 100, 50, 128]
  const { processor, numbers, at } = await overlaid(front)
  expect(processor.front.requestedSize).toEqual([4, 2])
  const color = await numbers('color')
  const pixel = (x: number, y: number) => Array.from(color.slice(at(x, y) * 4, at(x, y) * 4 + 4), Number)
  expect(pixel(3, 2)).toEqual(blend(front, [40, 80, 120, 200]))
  expect(pixel(6, 3)).toEqual(pixel(3, 2))
  for (const [x, y] of [
    [2, 1],
    [7, 4],
    [2, 3],
    [5, 1],
  ] as const)
    expect(pixel(x, y)).toEqual([0, 0, 0, 255])
  for (const [x, y] of [
    [1, 2],
    [8, 3],
    [4, 0],
    [4, 5],
  ] as const)
    expect(pixel(x, y)).toEqual([40, 80, 120, 200])
  const depth = await numbers('depth')
  expect([at(3, 2), at(2, 2), at(1, 2)].map(i => depth[i])).toEqual([0.25, 1, 0.75])
  const picking = await numbers('picking')
  expect([at(3, 2), at(2, 2), at(1, 2)].map(i => picking[i * 4])).toEqual([7, 1, 1])
})

test('where the overlay is transparent nothing changes, unless it replaces', async () => {
  const nothing = [9, 9, 9, 0]
  const over = await overlaid(nothing)
  expect((await over.numbers('depth'))[over.at(3, 2)]).toBe(0.75)
  const replaced = await overlaid(nothing, ({ blendMode }) => {
    blendMode.selected = 'replace'
  })
  expect([...(await replaced.numbers('color'))].slice(replaced.at(3, 2) * 4, replaced.at(3, 2) * 4 + 4)).toEqual(nothing)
  expect((await replaced.numbers('depth'))[replaced.at(3, 2)]).toBe(0.25)
})

test('without border the overlay ends at its edge', async () => {
  const { numbers, at } = await overlaid([255, 0, 0, 255], ({ border }) => {
    border.checked = false
  })
  const color = await numbers('color')
  expect([at(3, 2), at(2, 2)].map(i => color[i * 4])).toEqual([255, 40])
})

test('switched off, or without an overlay, the image passes', async () => {
  const { network, processor } = await overlaid([1, 2, 3, 4], ({ enabled }) => {
    enabled.value = false
  })
  expect(processor.picture.data).toBe(processor.source.data)
  processor.enabled.value = true
  network.network.apply([{ kind: 'disconnect', source: 'Front.image', destination: 'Overlay.overlay' }])
  await network.idle()
  expect(processor.picture.data).toBe(processor.source.data)
})

test('what is done over the overlay goes to it, when it takes events', async () => {
  const { network, processor, canvas } = await overlaid([1, 2, 3, 255])
  const seen: string[] = []
  for (const name of ['Behind', 'Front'])
    network.network.processors.get(name)!.handleEvent = event => {
      seen.push(`${name} ${(event as MouseEvent).position.map(x => Math.round(x * 100) / 100)}`)
    }
  const over: MouseEvent = {
    kind: 'mouse',
    state: 'move',
    buttons: [],
    modifiers: [],
    position: [4 / 9, 3 / 7],
    canvasSize: [10, 8],
    depth: 1,
  }
  propagateEvent(over, canvas)
  processor.overlayInteraction.value = true
  await network.idle()
  propagateEvent(over, canvas)
  propagateEvent({ ...over, position: [1, 1] }, canvas)
  processor.passThrough.value = true
  propagateEvent(over, canvas)
  expect(seen).toEqual(['Behind 0.44,0.43', 'Front 0.33,1', 'Behind 1,1', 'Behind 0.44,0.43', 'Front 0.33,1'])
})
