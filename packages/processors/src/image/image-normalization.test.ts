import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf } from '../testing/test-image.ts'
import { ImageNormalization } from './image-normalization.ts'

const floats = imageOf([3, 1], 'Vec4FLOAT32', x => [[-1, 2, 5, 0.5] as const, [3, 2.5, 9, 0.25] as const, [0, 3, 7, 1] as const][x]!)

async function normalized(set: (processor: ImageNormalization) => void, source = floats) {
  const { image, processor } = await filtered(ImageNormalization, source, set)
  const pixels = await pixelsOf(image.colorLayers[0]!)
  return { processor, pixels: pixels.map(pixel => pixel.map(value => Math.round(value * 1000) / 1000)) }
}

test('all channels have one range, alpha stays, and what was found is shown', async () => {
  const { pixels, processor } = await normalized(() => {})
  expect(pixels).toEqual([
    [0, 0.3, 0.6, 0.5],
    [0.4, 0.35, 1, 0.25],
    [0.1, 0.4, 0.8, 1],
  ])
  expect(processor.min.value).toBe('[   -1.000,    2.000,    5.000,    0.250]')
  expect(processor.max.value).toBe('[    3.000,    3.000,    9.000,    1.000]')
})

test('or each has its own', async () => {
  const { pixels } = await normalized(processor => {
    processor.normalizeSeparately.value = true
  })
  expect(pixels).toEqual([
    [0, 0, 0, 0.5],
    [1, 0.5, 1, 0.25],
    [0.25, 1, 0.5, 1],
  ])
})

test('with zero in the middle', async () => {
  const { pixels } = await normalized(processor => {
    processor.normalizeSeparately.value = true
    processor.zeroCentered.value = true
  })
  expect(pixels[0]).toEqual([0.333, 0.833, 0.778, 0.5])
  expect(pixels[2]![0]).toBe(0.5)
})

test('bytes are stretched; channels that are missing count as 0', async () => {
  const grey = imageOf([3, 1], 'UINT8', x => [100 + x * 50])
  expect((await normalized(() => {}, grey)).pixels).toEqual([[128], [191], [255]])
})

test('what is the same everywhere becomes 0; numbers that are none are left out', async () => {
  const zero = imageOf([2, 1], 'Vec3UINT8', () => [0, 0, 0])
  expect((await normalized(() => {}, zero)).pixels.flat()).toEqual([0, 0, 0, 0, 0, 0])
  const holes = imageOf([3, 1], 'FLOAT32', x => [[Number.NaN, 1, 4][x]!])
  const { processor } = await normalized(() => {}, holes)
  expect([processor.min.value, processor.max.value].map(text => text.slice(0, 10))).toEqual(['[    1.000', '[    4.000'])
})
