import { expect, test } from 'vitest'
import { formatByName } from './format.ts'
import { plainNumbers, storeNumbers } from './numbers.ts'
import { contiguous, stridesOf } from './strides.ts'

test.each([
  ['UINT8', [-1, 0.4, 0.5, 255.4, 300, Number.NaN], [0, 0, 1, 255, 255, 0]],
  ['INT8', [-129, -128, 127, 128], [-128, -128, 127, 127]],
  ['UINT32', [4294967296, 4294967295], [4294967295, 4294967295]],
  ['FLOAT16', [1.5, 1e9], [1.5, Number.POSITIVE_INFINITY]],
  ['FLOAT64', [1.1, Number.NaN], [1.1, Number.NaN]],
])('%s stores %j as %j', (name, values, expected) => {
  const format = formatByName(name)
  expect([...plainNumbers(format, storeNumbers(format, values))]).toEqual(expected)
})

test('64-bit integers are stored exactly up to their limits', () => {
  expect(storeNumbers(formatByName('INT64'), [-(2 ** 63), -5, 2 ** 63])).toEqual(BigInt64Array.of(-(2n ** 63n), -5n, 2n ** 63n - 1n))
  expect(storeNumbers(formatByName('UINT64'), [2 ** 64, -1])).toEqual(BigUint64Array.of(2n ** 64n - 1n, 0n))
  expect(plainNumbers(formatByName('INT64'), BigInt64Array.of(-3n, 4n))).toEqual(Float64Array.of(-3, 4))
})

test('a Fortran array, a reversed one and a slice become contiguous', () => {
  const scalar = formatByName('UINT8')
  const numbers = Uint8Array.of(0, 1, 2, 3, 4, 5)
  expect(contiguous(scalar, numbers, [2, 3], stridesOf([2, 3], 'fortran'))).toEqual(Uint8Array.of(0, 2, 4, 1, 3, 5))
  expect(contiguous(scalar, numbers, [2, 3], [-3, -1], 5)).toEqual(Uint8Array.of(5, 4, 3, 2, 1, 0))
  expect(contiguous(scalar, numbers, [2, 2], [3, 2])).toEqual(Uint8Array.of(0, 2, 3, 5))
  expect(contiguous(formatByName('INT64'), BigInt64Array.of(1n, 2n), [2], [1])).toEqual(BigInt64Array.of(1n, 2n))
  expect(stridesOf([2, 3, 4], 'c')).toEqual([12, 4, 1])
})
