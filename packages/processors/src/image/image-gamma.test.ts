import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageGamma } from './image-gamma.ts'

test.each([0.45, 1.8])('colours are raised to the power of %f, and alpha stays', async gamma => {
  const source = imageOf([9, 7], 'Vec4UINT8', scrambled)
  const { image } = await filtered(ImageGamma, source, processor => {
    processor.gamma.value = gamma
  })
  const before = await pixelsOf(source.colorLayers[0]!)
  const found = await pixelsOf(image.colorLayers[0]!)
  before.forEach((pixel, i) => {
    for (const c of [0, 1, 2]) expect(Math.abs(found[i]![c]! - (pixel[c]! / 255) ** gamma * 255)).toBeLessThan(0.52)
    expect(found[i]![3]).toBe(pixel[3])
  })
})
