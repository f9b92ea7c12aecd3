import { expect, test } from 'vitest'
import { memory } from './array-source.ts'
import { formatByName } from './format.ts'
import { sampledNumbers } from './sampled-numbers.ts'
import { Volume } from './volume.ts'
import { reducedVolume } from './volume-operations/reduced-volume.ts'

test('few numbers stay as they are', () => {
  const array = Float32Array.of(1, 2, 3)
  expect(sampledNumbers(formatByName('FLOAT32'), array, 3)).toEqual({ array, step: 1 })
})

test('of many, elements are taken a prime apart that does not divide their number', () => {
  const array = Uint8Array.from({ length: 60 }, (_, i) => i)
  const { array: some, step } = sampledNumbers(formatByName('Vec2UINT8'), array, 10)
  // 30 elements: 3 and 5 divide them.
  expect(step).toBe(7)
  expect([...some]).toEqual([0, 1, 14, 15, 28, 29, 42, 43, 56, 57])
})

test('a volume is reduced to voxels from the middle of what they stand for', () => {
  const source = memory(Uint8Array.from({ length: 5 * 3 * 1 }, (_, i) => i))
  const volume = new Volume({ dimensions: [5, 3, 1], format: formatByName('UINT8'), source })
  const { dimensions, source: less } = reducedVolume(volume, source.resident as Uint8Array, 2)
  expect(dimensions).toEqual([2, 2, 1])
  expect([...(less.resident as Uint8Array)]).toEqual([6, 9, 11, 14])
})
