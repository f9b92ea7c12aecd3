import { type ArraySource, formatByName, memory, type NumericArray, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { addBricks, brickRanges, emptyRanges } from './bricks.ts'
import { comesInParts, throughPlanes } from './volume-planes.ts'

test('a large volume that lives elsewhere comes in slabs, whose bricks are those of the whole', async () => {
  const format = formatByName('UINT16')
  const numbers = Uint16Array.from({ length: 512 * 512 * 19 }, (_, i) => (i * 7919) % 65_521)
  const parts: number[] = []
  const source: ArraySource = {
    home: 'python',
    read: async () => numbers,
    borrowPart: async <R>(start: number, count: number, use: (part: NumericArray) => R | Promise<R>) => {
      parts.push(count / 512 ** 2)
      return use(numbers.slice(start, start + count))
    },
  }
  const volume = new Volume({ dimensions: [512, 512, 19], format, source })
  expect([comesInParts(volume), comesInParts(volume.with({ source: memory(numbers) }))]).toEqual([true, false])
  const ranges = emptyRanges(format, volume.dimensions)
  await throughPlanes(volume, (array, planes) => addBricks(ranges, array, format, volume.dimensions, planes))
  expect(parts).toEqual([9, 10, 4])
  expect(ranges).toEqual(brickRanges(numbers, format, volume.dimensions))
})
