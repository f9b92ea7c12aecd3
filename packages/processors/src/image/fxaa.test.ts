import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf } from '../testing/test-image.ts'
import { FXAA } from './fxaa.ts'

const size = [24, 10] as const
/** White above an edge that steps up by one pixel in the middle. */
const isWhite = (x: number, y: number) => y >= (x < 12 ? 4 : 5)
const stair = imageOf(size, 'Vec4UINT8', (x, y) => (isWhite(x, y) ? [255, 255, 255, 90] : [0, 0, 0, 40]))

test.each<[string, (fxaa: FXAA) => void, number]>([
  ['the default', () => {}, 1 + 1.5 + 2 + 4 + 12],
  [
    'the finest',
    ({ dither }) => {
      dither.selected = 'off'
    },
    5 + 1.5 + 4 * 2 + 4 + 8,
  ],
])('beside a step, pixels take from the other side by their distance from it: %s', async (_, set, reach) => {
  const { image } = await filtered(FXAA, stair, set)
  const found = await pixelsOf(image.colorLayers[0]!)
  const at = (x: number, y: number) => found[y * size[0] + x]!
  // The black pixel right of the step: one pixel from this end of its edge, the other end is out of reach.
  expect(Math.abs(at(12, 4)[0]! - (0.5 - 1 / (1 + reach)) * 255)).toBeLessThan(1.5)
  // The white one left of it, in the same way.
  expect(Math.abs(255 - at(11, 4)[0]! - (0.5 - 1 / (1 + reach)) * 255)).toBeLessThan(1.5)
  // Far from edges nothing changes, and alpha nowhere.
  for (const [x, y] of [
    [12, 8],
    [12, 1],
    [2, 8],
  ] as const)
    expect(at(x, y)[0]).toBe(isWhite(x, y) ? 255 : 0)
  expect(found.map(pixel => pixel[3])).toEqual(Array.from({ length: 240 }, (_, i) => (isWhite(i % 24, Math.trunc(i / 24)) ? 90 : 40)))
})

test('a single pixel is softened by half of what its surroundings say', async () => {
  const dot = imageOf([9, 9], 'Vec3UINT8', (x, y) => (x === 4 && y === 4 ? [255, 255, 255] : [0, 0, 0]))
  const { image } = await filtered(FXAA, dot)
  // Contrast 1, so that the colour moves by half a pixel at most.
  expect(Math.abs((await pixelsOf(image.colorLayers[0]!))[40]![0]! - 127.5)).toBeLessThan(1.5)
})

test('edges of little contrast stay', async () => {
  const faint = imageOf(size, 'Vec3UINT8', (x, y) => (isWhite(x, y) ? [120, 120, 120] : [105, 105, 105]))
  const { image } = await filtered(FXAA, faint)
  expect(await image.colorLayers[0]!.read()).toEqual(await faint.colorLayers[0]!.read())
})

test('presets of the algorithm', async () => {
  const { processor } = await filtered(FXAA, stair)
  const preset = (dither: string, quality: number) => {
    processor.dither.selected = dither
    processor.quality.value = quality
    return processor.preset
  }
  expect([preset('medium', 0), preset('medium', 1), preset('low', 0.5), preset('low', 1), preset('off', 0)]).toEqual([10, 15, 24, 29, 39])
})
