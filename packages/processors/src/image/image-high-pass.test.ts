import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { byte, colorsOf, grid, imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageHighPass } from './image-high-pass.ts'

const source = imageOf([9, 7], 'Vec4UINT8', scrambled)

/** Mean over the corners from -k to k - 1 around the lower left corner of a pixel, each the mean of the four pixels that meet there. */
function surroundings(at: (x: number, y: number) => number[], x: number, y: number, k: number, channel: number): number {
  let sum = 0
  for (let j = y - k; j < y + k; j++)
    for (let i = x - k; i < x + k; i++)
      sum += (at(i, j)[channel]! + at(i - 1, j)[channel]! + at(i, j - 1)[channel]! + at(i - 1, j - 1)[channel]!) / 4
  return sum / (2 * k) ** 2
}

test.each([
  [3, false],
  [5, true],
])('kernel of %i, sharpened: %s', async (kernelSize, sharpen) => {
  const { image } = await filtered(ImageHighPass, source, processor => {
    processor.kernelSize.value = kernelSize
    processor.sharpen.value = sharpen
  })
  const at = grid(await colorsOf(source), [9, 7])
  const found = grid(await pixelsOf(image.colorLayers[0]!), [9, 7])
  for (let y = 0; y < 7; y++)
    for (let x = 0; x < 9; x++) {
      for (const c of [0, 1, 2]) {
        const mean = surroundings(at, x, y, Math.trunc(kernelSize / 2), c)
        const expected = sharpen ? 2 * at(x, y)[c]! - mean : (at(x, y)[c]! - mean + 1) / 2
        expect(Math.abs(found(x, y)[c]! - byte(expected))).toBeLessThanOrEqual(1)
      }
      expect(found(x, y)[3]).toBe(byte(at(x, y)[3]!))
    }
})
