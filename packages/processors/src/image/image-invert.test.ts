import { Image } from '@ivw/data'
import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, layerOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageInvert } from './image-invert.ts'

test('colours are turned around, alpha stays, and what the image lacks is empty', async () => {
  const source = imageOf([5, 4], 'Vec4UINT8', scrambled)
  const { image } = await filtered(ImageInvert, source)
  const before = await pixelsOf(source.colorLayers[0]!)
  expect(await pixelsOf(image.colorLayers[0]!)).toEqual(before.map(([r, g, b, a]) => [255 - r!, 255 - g!, 255 - b!, a]))
  expect(new Set(await image.depth!.read())).toEqual(new Set([1]))
  expect(new Set(await image.picking!.read())).toEqual(new Set([0]))
})

test('depth, picking and further colours pass through', async () => {
  const whole = new Image({
    colorLayers: [layerOf([2, 1], 'Vec4UINT8', scrambled), layerOf([2, 1], 'Vec2FLOAT32', x => [x, -3.5])],
    depth: layerOf([2, 1], 'FLOAT32', x => [0.25 + x / 2]),
    picking: layerOf([2, 1], 'Vec4UINT8', x => [x, 128, 7, 255]),
  })
  const { image } = await filtered(ImageInvert, whole)
  expect([...(await image.depth!.read())]).toEqual([0.25, 0.75])
  expect([...(await image.picking!.read())]).toEqual([0, 128, 7, 255, 1, 128, 7, 255])
  expect(image.colorLayers[1]!.format.name).toBe('Vec2FLOAT32')
  expect([...(await image.colorLayers[1]!.read())]).toEqual([0, -3.5, 1, -3.5])
})
