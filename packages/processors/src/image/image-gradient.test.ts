import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { colorsOf, grid, imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageGradient } from './image-gradient.ts'

const source = imageOf([6, 4], 'Vec4UINT8', scrambled)

test.each([
  [false, 1],
  [true, 6],
])('central differences of a channel; over the image: %s', async (renormalization, scale) => {
  const { image, processor } = await filtered(ImageGradient, source)
  expect(processor.channel.options.map(({ id }) => id)).toEqual(['Channel 0', 'Channel 1', 'Channel 2', 'Channel 3'])
  expect([image.colorLayers[0]!.format.name, image.colorLayers[0]!.swizzle]).toEqual(['Vec2FLOAT32', 'rg01'])
  const again = await filtered(ImageGradient, source, ({ renormalization: property }) => {
    property.value = renormalization
  })
  again.processor.channel.value = 2
  await again.network.idle()
  const at = grid(await colorsOf(source), [6, 4])
  const found = grid(await pixelsOf(again.image.colorLayers[0]!), [6, 4])
  for (let y = 0; y < 4; y++)
    for (let x = 0; x < 6; x++) {
      const expected = [at(x + 1, y)[2]! - at(x - 1, y)[2]!, at(x, y + 1)[2]! - at(x, y - 1)[2]!].map(d => d * 0.5 * scale)
      found(x, y).forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i]!, 4)
      })
    }
})
