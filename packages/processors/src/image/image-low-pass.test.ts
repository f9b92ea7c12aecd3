import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { colorsOf, grid, imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageLowPass } from './image-low-pass.ts'

const size = [11, 8] as const
const source = imageOf(size, 'Vec4UINT8', scrambled)
type Pixels = (x: number, y: number) => readonly number[]

/** Weighted sum along one axis; with an even number of weights they lie between pixels. Rounded as 8 bits hold it. */
function along(at: Pixels, weights: readonly number[], dx: number, dy: number): Pixels {
  const middle = (weights.length - 1) / 2
  return (x, y) => {
    const blurred = [0, 1, 2].map(c => {
      const sample = (offset: number) => {
        const [low, share] = [Math.floor(offset), offset - Math.floor(offset)]
        const value = (i: number) => at(x + i * dx, y + i * dy)[c]!
        return value(low) * (1 - share) + (share > 0 ? value(low + 1) * share : 0)
      }
      return Math.round(weights.reduce((sum, weight, i) => sum + weight * sample(i - middle), 0) * 255) / 255
    })
    return [...blurred, at(x, y)[3]!]
  }
}

const box = (n: number) => new Array<number>(n).fill(1 / n)
function gaussian(sigma: number): readonly number[] {
  const n = Math.trunc(sigma * 2 * 2.576)
  const weights = box(n).map((_, i) => Math.exp(-((i - (n - 1) / 2) ** 2) / (2 * sigma * sigma)))
  const sum = weights.reduce((a, b) => a + b)
  return weights.map(weight => weight / sum)
}

test.each<[string, (processor: ImageLowPass) => void, readonly number[]]>([
  [
    'a box of 3',
    processor => {
      processor.gaussian.value = false
    },
    box(3),
  ],
  [
    'a box of 4, between the pixels',
    processor => {
      processor.gaussian.value = false
      processor.kernelSize.value = 4
    },
    box(4),
  ],
  ['a bell curve of width 1', () => {}, gaussian(1)],
  [
    'a bell curve of width 2.4',
    processor => {
      processor.sigma.value = 2.4
    },
    gaussian(2.4),
  ],
])('%s blurs along x, then y', async (_, set, weights) => {
  const { image } = await filtered(ImageLowPass, source, set)
  const clamped = grid(await colorsOf(source), size)
  const first = along(clamped, weights, 1, 0)
  const rows = Array.from({ length: size[0] * size[1] }, (_, i) => first(i % size[0], Math.trunc(i / size[0])))
  const both = along(grid(rows, size), weights, 0, 1)
  const found = grid(await pixelsOf(image.colorLayers[0]!), size)
  for (let y = 0; y < size[1]; y++)
    for (let x = 0; x < size[0]; x++)
      both(x, y).forEach((value, c) => {
        expect(Math.abs(found(x, y)[c]! - value * 255)).toBeLessThanOrEqual(1.01)
      })
})

test('a box of one pixel changes nothing', async () => {
  const { image } = await filtered(ImageLowPass, source, processor => {
    processor.gaussian.value = false
    processor.kernelSize.value = 1
  })
  expect(await image.colorLayers[0]!.read()).toEqual(await source.colorLayers[0]!.read())
})
