import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf } from '../testing/test-image.ts'
import { ImageEdgeDarken } from './image-edge-darken.ts'

// A step of 0.2 between columns 2 and 3.
const source = imageOf([6, 4], 'Vec4UINT8', x => (x < 3 ? [102, 102, 102, 128] : [153, 153, 153, 255]))

test('pixels beside a step are darkened by 0.6 of its squared Sobel strength', async () => {
  const { image } = await filtered(ImageEdgeDarken, source)
  const row = (await pixelsOf(image.colorLayers[0]!)).slice(6, 12)
  const factor = 1 - 0.6 * (4 * 0.2) ** 2
  expect(row.map(([red]) => red)).toEqual([102, 102, Math.round(102 * factor), Math.round(153 * factor), 153, 153])
  expect(row.map(pixel => pixel[3])).toEqual([128, 128, 128, 255, 255, 255])
})

test('or not at all', async () => {
  const { image } = await filtered(ImageEdgeDarken, source, processor => {
    processor.darken.value = false
  })
  expect(await image.colorLayers[0]!.read()).toEqual(await source.colorLayers[0]!.read())
})
