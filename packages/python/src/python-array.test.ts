import { expect, test } from 'vitest'
import { PythonArray } from './python-array.ts'

test('parts that come one after the other come in the same memory', async () => {
  const numbers = Uint16Array.from({ length: 1000 }, (_, i) => i)
  const buffers = new Set<ArrayBuffer>()
  const array = new PythonArray('handle', numbers.length, {
    fetch: async (_handle, _signal, allocate, part) => {
      const { start, count } = part ?? { start: 0, count: numbers.length }
      const buffer = allocate?.(count * 2) ?? new ArrayBuffer(count * 2)
      buffers.add(buffer)
      const target = new Uint16Array(buffer, 0, count)
      target.set(numbers.subarray(start, start + count))
      return target
    },
  })
  const seen: number[] = []
  for (let start = 0; start < numbers.length; start += 300)
    await array.borrowPart(start, Math.min(300, numbers.length - start), part => void seen.push(part[0] as number))
  expect(seen).toEqual([0, 300, 600, 900])
  // The last one is so much shorter that the memory would be wasted on it.
  expect(buffers.size).toBe(2)
  expect(array.resident).toBe(undefined)
})
