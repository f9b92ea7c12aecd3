import { type ArraySource, formatByName, type NumericArray, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { SampleQueryProperty } from './sample-query.ts'

/** Eight voxels with the numbers 0 to 7, which are read when the test says so. */
function elsewhere() {
  const reads: { readonly start: number; answer(): void; fail(): void }[] = []
  const source: ArraySource = {
    home: 'python',
    read: () => Promise.reject(new Error('Only a part is wanted')),
    borrowPart: (start, count, use) =>
      new Promise((resolve, reject) => {
        const part: NumericArray = Uint8Array.from({ length: count }, (_, i) => start + i)
        reads.push({ start, answer: () => resolve(use(part)), fail: () => reject(new Error('Python is gone')) })
      }),
  }
  return { reads, volume: new Volume({ dimensions: [8, 1, 1], format: formatByName('UINT8'), source }) }
}

function queried() {
  const query = new SampleQueryProperty('sampleQuery', 'Sample Query', true)
  const shown = () => (query.property('volumeSample')?.state.value as readonly number[] | undefined)?.[0]
  return { query, shown }
}

const at = (voxel: number) => [(voxel + 0.5) / 8, 0.5, 0.5] as const

test('while a voxel is on its way, only the newest place waits', async () => {
  const { reads, volume } = elsewhere()
  const { query, shown } = queried()
  const all = [1, 2, 3, 4].map(voxel => query.show(volume, at(voxel)))
  expect(reads.map(({ start }) => start)).toEqual([1])
  reads[0]?.answer()
  await expect.poll(() => reads.map(({ start }) => start)).toEqual([1, 4])
  reads[1]?.answer()
  await Promise.all(all)
  expect(shown()).toBe(4)
})

test('data that is gone shows nothing, in place of what was there before', async () => {
  const { reads, volume } = elsewhere()
  const { query, shown } = queried()
  const first = query.show(volume, at(5))
  reads[0]?.answer()
  await first
  expect(shown()).toBe(5)
  const second = query.show(volume, at(6))
  reads[1]?.fail()
  await second
  expect(shown()).toBe(-Infinity)
})
