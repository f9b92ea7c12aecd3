import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageBrightnessContrast } from './image-brightness-contrast.ts'

test('contrast acts around middle grey, brightness is added, alpha stays', async () => {
  const source = imageOf([8, 8], 'Vec4UINT8', scrambled)
  const { image } = await filtered(ImageBrightnessContrast, source, processor => {
    processor.brightness.value = -0.11
    processor.contrast.value = 1.37
  })
  const before = await pixelsOf(source.colorLayers[0]!)
  const found = await pixelsOf(image.colorLayers[0]!)
  before.forEach((pixel, i) => {
    for (const c of [0, 1, 2]) {
      const expected = (pixel[c]! / 255 - 0.5) * 1.37 + 0.5 - 0.11
      expect(Math.abs(found[i]![c]! - Math.min(Math.max(expected, 0), 1) * 255)).toBeLessThan(0.51)
    }
    expect(found[i]![3]).toBe(pixel[3])
  })
})
