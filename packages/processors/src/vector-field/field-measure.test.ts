import { expect, test } from 'vitest'
import { filtered } from '../testing/filtered.ts'
import { imageOf, pixelsOf } from '../testing/test-image.ts'
import { Vector2DCurl } from './vector-2d-curl.ts'
import { Vector2DDivergence } from './vector-2d-divergence.ts'
import { Vector2DMagnitude } from './vector-2d-magnitude.ts'

// Fx = 2x + 3y, Fy = 7x - 5y, per pixel.
const field = imageOf([6, 5], 'Vec2FLOAT32', (x, y) => [2 * x + 3 * y, 7 * x - 5 * y])
const inner = 2 * 6 + 3

test.each([
  ['curl', Vector2DCurl, 3 - 7],
  ['divergence', Vector2DDivergence, 2 - 5],
] as const)('%s of a linear field, in all channels', async (_, type, expected) => {
  const { image } = await filtered(type, field)
  expect(image.colorLayers[0]!.format.name).toBe('Vec4FLOAT32')
  const found = await pixelsOf(image.colorLayers[0]!)
  expect(found[inner]).toEqual(new Array(4).fill(expect.closeTo(expected, 4)))
})

test('lengths of the vectors, as grey; the picture has the size that is asked for', async () => {
  const { image, processor, network } = await filtered(Vector2DMagnitude, field)
  const layer = image.colorLayers[0]!
  expect([layer.format.name, layer.swizzle]).toEqual(['FLOAT32', 'rrr1'])
  expect((await pixelsOf(layer))[inner]![0]).toBeCloseTo(Math.hypot(12, 11), 4)
  const canvas = network.network.processors.get('Canvas') as unknown as { setSize(size: readonly [number, number]): void }
  canvas.setSize([12, 10])
  await network.idle()
  expect(processor.picture.data!.dimensions).toEqual([12, 10])
})
