import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { GrayscaleCL } from './grayscale-cl.ts'

test('colours become grey by their weights, alpha stays', async () => {
  const source = imageOf([6, 5], 'Vec4UINT8', scrambled)
  const { image } = await filtered(GrayscaleCL, source)
  const found = await pixelsOf(image.colorLayers[0]!)
  const before = await pixelsOf(source.colorLayers[0]!)
  before.forEach(([r, g, b, a], i) => {
    expect(Math.abs(found[i]![0]! - (0.2989 * r! + 0.587 * g! + 0.114 * b!))).toBeLessThan(0.51)
    expect(found[i]!.slice(1)).toEqual([found[i]![0], found[i]![0], a])
  })
})
