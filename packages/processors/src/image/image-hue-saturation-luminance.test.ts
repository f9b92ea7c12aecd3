import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageHueSaturationLuminance } from './image-hue-saturation-luminance.ts'

type Color = readonly [number, number, number]

/** By the sextants of the colour circle. */
function toHsl([r, g, b]: Color): Color {
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)]
  const luminance = (high + low) / 2
  const chroma = high - low
  if (chroma === 0) return [0, 0, luminance]
  const sextant = high === r ? (g - b) / chroma : high === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4
  return [(((sextant / 6) % 1) + 1) % 1, chroma / (1 - Math.abs(2 * luminance - 1)), luminance]
}

function toRgb([hue, saturation, luminance]: Color): Color {
  const chroma = (1 - Math.abs(2 * luminance - 1)) * saturation
  const channel = (turn: number) => {
    const distance = Math.abs(((hue - turn + 1.5) % 1) - 0.5) * 6
    return luminance + chroma * (Math.min(Math.max(2 - distance, 0), 1) - 0.5)
  }
  return [channel(0), channel(1 / 3), channel(2 / 3)]
}

const clamp = (x: number) => Math.min(Math.max(x, 0), 1)

test.each([
  [1 / 3, 0, 0],
  [0.85, -0.4, 0.1],
  [0, 0.3, -0.25],
])('hue %f, saturation %f, luminance %f', async (hue, saturation, luminance) => {
  const source = imageOf([8, 8], 'Vec4UINT8', (x, y) => {
    const [r, g, b, a] = scrambled(x, y)
    return [r!, g!, b === r ? b! + 1 : b!, a!]
  })
  const { image } = await filtered(ImageHueSaturationLuminance, source, processor => {
    processor.hue.value = hue
    processor.saturation.value = saturation
    processor.luminance.value = luminance
  })
  const before = await pixelsOf(source.colorLayers[0]!)
  const found = await pixelsOf(image.colorLayers[0]!)
  before.forEach((pixel, i) => {
    const [h, s, l] = toHsl(pixel.slice(0, 3).map(value => value / 255) as unknown as Color)
    const expected = toRgb([(h + hue) % 1, clamp(s + saturation), clamp(l + luminance)])
    expected.forEach((value, c) => {
      expect(Math.abs(found[i]![c]! - value * 255)).toBeLessThan(0.55)
    })
    expect(found[i]![3]).toBe(pixel[3])
  })
})

test('white and black take no saturation; grey does', async () => {
  const { image } = await filtered(
    ImageHueSaturationLuminance,
    imageOf([3, 1], 'Vec3UINT8', x => [[255, 255, 255] as const, [0, 0, 0] as const, [51, 51, 51] as const][x]!),
    processor => {
      processor.saturation.value = 0.5
      processor.luminance.value = -0.258
    },
  )
  const [white, black, grey] = await pixelsOf(image.colorLayers[0]!)
  expect([white, black]).toEqual([
    [189, 189, 189],
    [0, 0, 0],
  ])
  expect(grey).toEqual([0, 0, 0])
})
