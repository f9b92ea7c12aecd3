import { type ArraySource, formatByName, memory, type NumericArray, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { BrickScan, brickRanges } from './brick-scan.ts'
import { comesInParts, throughPlanes } from './volume-planes.ts'

test('a large volume that lives elsewhere comes in slabs, one at a time, whose bricks are those of the whole', async () => {
  const format = formatByName('UINT16')
  const numbers = new Uint16Array(256 * 200 * 52)
  for (let i = 0; i < numbers.length; i++) numbers[i] = (i * 7919) % 65_521
  const parts: number[] = []
  let lent = 0
  const source: ArraySource = {
    home: 'python',
    read: async () => numbers,
    borrowPart: async <R>(start: number, count: number, use: (part: NumericArray) => R | Promise<R>) => {
      parts.push(count / (256 * 200))
      expect(++lent).toBe(1)
      const result = await use(numbers.slice(start, start + count))
      lent--
      return result
    },
  }
  const volume = new Volume({ dimensions: [256, 200, 52], format, source })
  expect([comesInParts(volume), comesInParts(volume.with({ source: memory(numbers) }))]).toEqual([true, false])
  const scan = new BrickScan(format, volume.dimensions)
  await throughPlanes(volume, array => scan.add(array))
  expect(parts).toEqual([20, 20, 12])
  const whole = brickRanges(numbers, format, volume.dimensions)
  for (const name of ['low', 'high', 'octants', 'roughness'] as const)
    expect(Buffer.compare(bytesOf(scan.ranges[name]), bytesOf(whole[name])), name).toBe(0)
})

const bytesOf = (array: ArrayBufferView): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
