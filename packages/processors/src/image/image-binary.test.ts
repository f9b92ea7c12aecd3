import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf, scrambled } from '../testing/test-image.ts'
import { ImageBinary } from './image-binary.ts'

test('pixels whose red reaches the threshold are white, the others black, all opaque', async () => {
  const source = imageOf([16, 16], 'Vec4UINT8', scrambled)
  const { image } = await filtered(ImageBinary, source, processor => {
    processor.threshold.value = 100 / 255
  })
  const before = await pixelsOf(source.colorLayers[0]!)
  expect(before.some(([r]) => r === 99) && before.some(([r]) => r === 101)).toBe(true)
  const expected = before.map(([r]) => (r! >= 100 ? [255, 255, 255, 255] : [0, 0, 0, 255]))
  const found = await pixelsOf(image.colorLayers[0]!)
  // Red that equals the threshold may round to either side of it.
  expect(found.filter((_, i) => before[i]![0] !== 100)).toEqual(expected.filter((_, i) => before[i]![0] !== 100))
})
