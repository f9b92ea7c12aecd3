import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageOpacity } from './image-opacity.ts'

test('all pixels have one alpha, colours stay', async () => {
  const source = imageOf([3, 3], 'Vec4UINT8', scrambled)
  const { image } = await filtered(ImageOpacity, source, processor => {
    processor.alpha.value = 0.2
  })
  const before = await pixelsOf(source.colorLayers[0]!)
  expect(await pixelsOf(image.colorLayers[0]!)).toEqual(before.map(([r, g, b]) => [r, g, b, 51]))
})
