import { Image } from '@ivw/data'
import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { layerOf, pixelsOf } from '../testing/test-image.ts'
import { ImageLayer } from './image-layer.ts'

const size = [2, 1] as const
const source = new Image({
  colorLayers: [layerOf(size, 'Vec4UINT8', x => [x, 2, 3, 4]), layerOf(size, 'Vec2FLOAT32', x => [x, 0.2])],
  depth: layerOf(size, 'FLOAT32', x => [0.2 + x / 2]).with({ swizzle: 'rrr1' }),
  picking: layerOf(size, 'Vec4UINT8', x => [x * 9, 8, 7, 255]),
})

test.each([
  [
    'color0',
    [
      [0, 2, 3, 4],
      [1, 2, 3, 4],
    ],
  ],
  [
    'color1',
    [
      [0, 51, 0, 255],
      [255, 51, 0, 255],
    ],
  ],
  [
    'depth',
    [
      [51, 51, 51, 255],
      [179, 179, 179, 255],
    ],
  ],
  [
    'picking',
    [
      [0, 8, 7, 255],
      [9, 8, 7, 255],
    ],
  ],
])('%s becomes the colour', async (layer, expected) => {
  const { image, processor, network } = await filtered(ImageLayer, source)
  expect(processor.layer.options.map(({ id }) => id)).toEqual(['color0', 'color1', 'depth', 'picking'])
  processor.layer.selected = layer
  await network.idle()
  const found = await pixelsOf(image.colorLayers[0]!)
  expect(found.flat().every((value, i) => Math.abs(value - expected.flat()[i]!) <= (layer === 'depth' ? 1 : 0))).toBe(true)
  expect((await image.depth!.read())[0]).toBeCloseTo(0.2)
  expect(Array.from(await image.picking!.read()).slice(4)).toEqual([9, 8, 7, 255])
})
