import { Image } from '@ivw/data'
import { propagateEvent } from '@ivw/network'
import { expect, test } from 'vitest'
import type { CanvasProcessor } from '../canvas/canvas-processor.ts'
import { filtered } from '../testing/filtered.ts'
import { layerOf } from '../testing/test-image.ts'
import { PixelValue } from './pixel-value.ts'

test('the image passes; a move shows what is under the pointer', async () => {
  const size = [5, 3] as const
  const source = new Image({
    colorLayers: [layerOf(size, 'Vec4UINT8', (x, y) => [x * 10, y * 20, 51, 255]), layerOf(size, 'Vec2FLOAT32', (x, y) => [x + 0.5, -y])],
    depth: layerOf(size, 'FLOAT32', x => [x / 8]),
    picking: layerOf(size, 'Vec4UINT8', () => [0, 255, 0, 255]),
  })
  const { image, processor, network } = await filtered(PixelValue, source)
  expect(image).toBe(source)
  const canvas = network.network.processors.get('Canvas') as CanvasProcessor
  const move = { kind: 'mouse', state: 'move', buttons: [], modifiers: [], canvasSize: [5, 3], depth: 1 } as const
  propagateEvent({ ...move, position: [0.75, 0.5] }, canvas)
  await processor.settled
  expect(processor.coordinates.value).toEqual([3, 1])
  expect(processor.values[0]!.value.map(Math.round)).toEqual([30, 20, 51, 255])
  expect(processor.normalized[0]!.value[2]).toBeCloseTo(0.2, 5)
  expect(processor.values[1]!.value.slice(0, 2)).toEqual([3.5, -1])
  expect([processor.depth.value, processor.picking.value]).toEqual([0.375, [0, 1, 0, 1]])
  expect(processor.values.map(({ visible }) => visible)).toEqual([true, true, false, false, false, false, false, false])
})
