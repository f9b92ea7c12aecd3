import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf } from '../testing/test-image.ts'
import { Jacobian2D } from './jacobian-2d.ts'

// u = 2x + 3y, v = -x + 5y, per pixel.
const source = imageOf([5, 4], 'Vec2FLOAT32', (x, y) => [2 * x + 3 * y, -x + 5 * y])
const inner = 1 * 5 + 2

test.each<[string, boolean, boolean, readonly number[]]>([
  ['over a pixel', false, false, [2, -1, 3, 5]],
  ['over the image', true, false, [10, -4, 15, 20]],
  ['inverted', false, true, [5 / 13, 1 / 13, -3 / 13, 2 / 13]],
])('derivatives of a linear field, %s', async (_, renormalization, inverse, expected) => {
  const { image } = await filtered(Jacobian2D, source, processor => {
    processor.renormalization.value = renormalization
    processor.inverse.value = inverse
  })
  expect(image.colorLayers[0]!.format.name).toBe('Vec4FLOAT32')
  const found = (await pixelsOf(image.colorLayers[0]!))[inner]!
  found.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 4)
  })
})
