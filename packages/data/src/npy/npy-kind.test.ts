import { expect, test } from 'vitest'
import { formatByName } from '../format.ts'
import { npyKind } from './npy-kind.ts'
import { writeNpy } from './npy-writer.ts'

test.each<[readonly number[], string | undefined]>([
  [[5, 6], 'image'],
  [[5, 6, 3], 'image'],
  [[5, 6, 7], 'volume'],
  [[5, 6, 7, 2], 'volume'],
  [[5], undefined],
])('an array of shape %j is mostly a %s', (shape, kind) => {
  const numbers = new Uint8Array(shape.reduce((product, n) => product * n, 1))
  expect(npyKind(writeNpy(numbers, shape, formatByName('UINT8')))).toBe(kind)
})

test('what is no array is neither', () => expect(npyKind(new Uint8Array([1, 2, 3]))).toBeUndefined())
