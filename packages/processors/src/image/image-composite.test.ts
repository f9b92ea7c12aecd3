import { Image } from '@ivw/data'
import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { layerOf, type Pixel, pixelsOf } from '../testing/test-image.ts'
import { ImageCompositeProcessorGL } from './image-composite.ts'

const picture = (color: Pixel, depths: readonly number[], pick: Pixel) =>
  new Image({
    colorLayers: [layerOf([3, 1], 'Vec4UINT8', () => color)],
    depth: layerOf([3, 1], 'FLOAT32', x => [depths[x]!]),
    picking: layerOf([3, 1], 'Vec4UINT8', () => pick),
  })

const over = (front: Pixel, back: Pixel) => {
  const alpha = front[3]! / 255
  return [0, 1, 2].map(c => Math.round(front[c]! * alpha + back[c]! * (1 - alpha))).concat(Math.round(front[3]! + back[3]! * (1 - alpha)))
}

test('the nearer pixel is in front, the second one where both are as near', async () => {
  const [a, b]: readonly [Pixel, Pixel] = [
    [200, 100, 0, 102],
    [0, 50, 250, 153],
  ]
  const { image } = await filtered(ImageCompositeProcessorGL, [
    picture(a, [0.2, 0.5, 0.9], [1, 1, 1, 255]),
    picture(b, [0.5, 0.5, 0.3], [2, 2, 2, 255]),
  ])
  expect(await pixelsOf(image.colorLayers[0]!)).toEqual([over(a, b), over(b, a), over(b, a)])
  expect([...(await image.depth!.read())]).toEqual([0.2, 0.5, 0.3].map(Math.fround))
  expect((await pixelsOf(image.picking!)).map(([id]) => id)).toEqual([1, 2, 2])
})

test('what cannot be picked lets through what is behind, unless it is opaque', async () => {
  const picked = async (alpha: number) => {
    const front = picture([9, 9, 9, alpha], [0, 0, 0], [0, 0, 0, 0])
    const { image } = await filtered(ImageCompositeProcessorGL, [front, picture([1, 1, 1, 255], [1, 1, 1], [5, 5, 5, 255])])
    return (await pixelsOf(image.picking!))[0]![0]
  }
  expect([await picked(128), await picked(255)]).toEqual([5, 0])
})
