import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { byte, imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageGrayscale } from './image-grayscale.ts'

const source = imageOf([8, 6], 'Vec4UINT8', scrambled)
const grey = ([r, g, b]: readonly number[], [wr, wg, wb]: readonly number[]) => (r! * wr! + g! * wg! + b! * wb!) / 255

test.each([
  ['perceived', [0.299, 0.587, 0.114]],
  ['relative', [0.2126, 0.7152, 0.0722]],
  ['average', [1 / 3, 1 / 3, 1 / 3]],
  ['red', [1, 0, 0]],
  ['green', [0, 1, 0]],
  ['blue', [0, 0, 1]],
])('%s luminance is a weighted sum, and alpha stays', async (model, weights) => {
  const { image } = await filtered(ImageGrayscale, source, processor => {
    processor.luminanceModel.selected = model
  })
  const found = await pixelsOf(image.colorLayers[0]!)
  const before = await pixelsOf(source.colorLayers[0]!)
  before.forEach((pixel, i) => {
    const [r, g, b, a] = found[i]!
    // Sums that lie half way between two levels may go either way.
    expect(Math.abs(r! - grey(pixel, weights) * 255)).toBeLessThan(0.501)
    expect([g, b, a]).toEqual([r, r, pixel[3]])
  })
})

test('an image without alpha gives one without alpha', async () => {
  const { image } = await filtered(
    ImageGrayscale,
    imageOf([2, 1], 'Vec3UINT8', x => [x * 255, 51, 102]),
  )
  const layer = image.colorLayers[0]!
  expect([layer.format.name, layer.swizzle]).toEqual(['Vec3UINT8', 'rgb1'])
  expect((await pixelsOf(layer))[1]![0]).toBe(byte(0.299 + 0.587 * 0.2 + 0.114 * 0.4))
})

test('16 bits stay 16 bits', async () => {
  const { image } = await filtered(
    ImageGrayscale,
    imageOf([2, 1], 'UINT16', x => [x === 0 ? 12345 : 54321]),
  )
  expect(image.colorLayers[0]!.format.name).toBe('UINT16')
  expect(await pixelsOf(image.colorLayers[0]!)).toEqual([[12345], [54321]])
})
