import { expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { formatByName } from '../format.ts'
import { completed } from '../steps.ts'
import { Volume, type VolumeOptions } from '../volume.ts'
import { nearestSeed, type Seed } from './nearest-seed.ts'

/** A row of ten voxels of size 1 whose centres lie at 0.5, 1.5 ... */
const row = (options: Partial<VolumeOptions> = {}): Volume =>
  new Volume({
    dimensions: [10, 1, 1],
    format: formatByName('UINT8'),
    source: memory(new Uint8Array(10)),
    modelMatrix: [10, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
    ...options,
  })
const seed = (label: number, x: number, weight = 0): Seed => ({ label, position: [x, 0.5, 0.5], weight })

test('the nearest seed wins, of equally near ones the first', async () => {
  const labels = completed(nearestSeed(row(), [seed(3, 0.5), seed(8, 6.5)]))
  expect([...(await labels.read())].join('')).toBe('3333888888')
  expect([labels.format.name, labels.interpolation, labels.dataMap.dataRange]).toEqual(['UINT16', 'nearest', [0, 8]])
})

test('weights move the border', async () => {
  const labels = completed(nearestSeed(row(), [seed(1, 1), seed(2, 9, Math.sqrt(32))]))
  // |x - 1|² = |x - 9|² - 32 at x = 3.
  expect([...(await labels.read())].join('')).toBe('1112222222')
})

test('through the faces of a box that repeats', async () => {
  const wrapping = ['repeat', 'clamp', 'clamp'] as const
  expect([...(await completed(nearestSeed(row(), [seed(1, 0.5), seed(2, 5.5)])).read())].join('')).toBe('1112222222')
  expect([...(await completed(nearestSeed(row({ wrapping }), [seed(1, 0.5), seed(2, 5.5)])).read())].join('')).toBe('1112222211')
})

test('no seeds', () => {
  expect(() => completed(nearestSeed(row(), []))).toThrow('There are no seed points (expected at least one row)')
})
