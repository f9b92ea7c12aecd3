import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageChannelCombine } from './image-channel-combine.ts'

const size = [4, 3] as const
const images = [0, 1, 2, 3].map(i => imageOf(size, 'Vec4UINT8', (x, y) => scrambled(x + 10 * i, y)))

test('channels of three images, opaque as wanted', async () => {
  const { image } = await filtered(ImageChannelCombine, images.slice(0, 3), ({ channels, alpha }) => {
    channels[1].selected = 'g'
    channels[2].selected = 'a'
    alpha.value = 0.4
  })
  const [first, second, third] = await Promise.all(images.map(({ colorLayers }) => pixelsOf(colorLayers[0]!)))
  expect(await pixelsOf(image.colorLayers[0]!)).toEqual(first!.map((pixel, i) => [pixel[0], second![i]![1], third![i]![3], 102]))
  expect(new Set(await image.depth!.read())).toEqual(new Set([0.5]))
})

test('a fourth gives alpha; others are stretched to the size of the first', async () => {
  const small = imageOf([1, 1], 'Vec4UINT8', () => [9, 8, 7, 6])
  const { image } = await filtered(ImageChannelCombine, [images[0]!, small, small, images[3]!], ({ channels }) => {
    channels[3].selected = 'b'
  })
  const [first, , , fourth] = await Promise.all(images.map(({ colorLayers }) => pixelsOf(colorLayers[0]!)))
  expect(await pixelsOf(image.colorLayers[0]!)).toEqual(first!.map((pixel, i) => [pixel[0], 9, 9, fourth![i]![2]]))
})
