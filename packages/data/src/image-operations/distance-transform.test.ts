import { expect, test } from 'vitest'
import { completed } from '../steps.ts'
import type { Vec2 } from '../vector.ts'
import { distanceTransform } from './distance-transform.ts'

const size: Vec2 = [9, 7]
const features: readonly Vec2[] = [
  [2, 3],
  [7, 5],
  [0, 6],
]
const isFeature = (index: number) => features.some(([x, y]) => y * size[0] + x === index)

/** Squared distance by looking at all features, but not at the first row from other rows. */
function nearest(x: number, y: number, [w, h]: Vec2, places: readonly Vec2[]): number {
  return Math.min(...places.map(([fx, fy]) => ((x - fx) / w) ** 2 + ((y - fy) / h) ** 2))
}

test('every pixel knows its distance to the nearest feature', () => {
  const found = completed(distanceTransform(isFeature, { size, upsample: [1, 1], scale: 3, squared: false }))
  for (let y = 0; y < size[1]; y++)
    for (let x = 0; x < size[0]; x++) expect(found[y * size[0] + x]).toBeCloseTo(Math.sqrt(nearest(x, y, size, features)) * 3, 5)
})

test('squared, and finer than the image', () => {
  const found = completed(distanceTransform(isFeature, { size, upsample: [2, 3], scale: 1, squared: true }))
  const fine: Vec2 = [18, 21]
  const places = features.flatMap(([x, y]) => [0, 1].flatMap(i => [0, 1, 2].map((j): Vec2 => [2 * x + i, 3 * y + j])))
  expect(found.length).toBe(18 * 21)
  for (let y = 0; y < 21; y++) for (let x = 0; x < 18; x++) expect(found[y * 18 + x]).toBeCloseTo(nearest(x, y, fine, places), 5)
})

test('features in the first row are not seen from above, as in Inviwo', () => {
  const found = completed(distanceTransform(index => index === 4, { size, upsample: [1, 1], scale: 1, squared: false }))
  expect(found[4]).toBe(0)
  expect(found[5]).toBeCloseTo(1 / 9, 6)
  expect(found[9 + 4]).toBeGreaterThan(1)
})
