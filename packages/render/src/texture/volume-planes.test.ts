import { type ArraySource, formatByName, memory, type NumericArray, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { BrickScan, brickRanges } from './brick-scan.ts'
import { comesInParts, throughPlanes } from './volume-planes.ts'

test('a large volume that lives elsewhere comes in slabs, one at a time, whose bricks are those of the whole', async () => {
  const format = formatByName('UINT16')
  const numbers = new Uint16Array(512 * 512 * 19)
  for (let i = 0; i < numbers.length; i++) numbers[i] = (i * 7919) % 65_521
  const parts: number[] = []
  let lent = 0
  const source: ArraySource = {
    home: 'python',
    read: async () => numbers,
    borrowPart: async <R>(start: number, count: number, use: (part: NumericArray) => R | Promise<R>) => {
      parts.push(count / 512 ** 2)
      expect(++lent).toBe(1)
      const result = await use(numbers.slice(start, start + count))
      lent--
      return result
    },
  }
  const volume = new Volume({ dimensions: [512, 512, 19], format, source })
  expect([comesInParts(volume), comesInParts(volume.with({ source: memory(numbers) }))]).toEqual([true, false])
  const scan = new BrickScan(format, volume.dimensions)
  await throughPlanes(volume, array => scan.add(array))
  expect(parts).toEqual([4, 4, 4, 4, 3])
  expect(scan.ranges).toEqual(brickRanges(numbers, format, volume.dimensions))
})
