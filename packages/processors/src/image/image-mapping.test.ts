import { evaluate } from '@ivw/data'
import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf } from '../testing/test-image.ts'
import { ImageMapping } from './image-mapping.ts'

const points = [
  { position: 0.1, color: [1, 0, 0, 0.25] },
  { position: 0.4, color: [0, 1, 0.5, 1] },
  { position: 0.9, color: [0.2, 0.4, 1, 0.5] },
] as const

test('red is looked up in the transfer function, with alpha', async () => {
  const source = imageOf([16, 16], 'Vec3UINT8', (x, y) => [y * 16 + x, 77, 99])
  const { image } = await filtered(ImageMapping, source, processor => {
    processor.transferFunction.value = { points, mask: [0, 1], type: 'relative' }
  })
  const layer = image.colorLayers[0]!
  expect([layer.format.name, layer.swizzle]).toEqual(['Vec4UINT8', 'rgba'])
  const found = await pixelsOf(layer)
  found.forEach((pixel, value) => {
    // The table has 1024 entries, whose centres lie half an entry to the right.
    const expected = evaluate({ points }, (value / 255) * (1024 / 1023) - 0.5 / 1023)
    pixel.forEach((component, c) => {
      expect(Math.abs(component - expected[c]! * 255)).toBeLessThan(1.3)
    })
  })
})

test('floats stay floats', async () => {
  const { image } = await filtered(
    ImageMapping,
    imageOf([1, 1], 'FLOAT32', () => [2]),
    processor => {
      processor.transferFunction.value = { points, mask: [0, 1], type: 'relative' }
    },
  )
  const layer = image.colorLayers[0]!
  expect(layer.format.name).toBe('Vec4FLOAT32')
  expect(await pixelsOf(layer)).toEqual([[0.2, 0.4, 1, 0.5].map(Math.fround)])
})
