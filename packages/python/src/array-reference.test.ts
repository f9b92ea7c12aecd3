import { expect, test } from 'vitest'
import { bytesOf, checkReference, dtypeOf, inlineArray } from './array-reference.ts'
import { ProtocolError } from './errors.ts'

const good = { dtype: '<f4', shape: [2, 3], bytes: 24, inline: 8 }

test('a reference that agrees with itself passes, without fields that nobody asked for', () => {
  expect(checkReference({ ...good, more: 1 })).toEqual(good)
  const shared = { dtype: '|u1', shape: [], bytes: 1, path: '/dev/shm/ivw-1.2-3h1-4', offset: 0, slot: 4 }
  expect(checkReference(shared)).toEqual(shared)
})

test.each([
  ['nothing', undefined],
  ['another size', { ...good, bytes: 25 }],
  ['a negative dimension', { ...good, shape: [-2, -3] }],
  ['a broken dimension', { ...good, shape: [2.5, 3] }],
  ['nine dimensions', { ...good, shape: [2, 3, 1, 1, 1, 1, 1, 1, 1] }],
  ['a product beyond all numbers', { ...good, shape: [2 ** 40, 2 ** 40], bytes: 2 ** 53 }],
  ['a million dimensions', { ...good, shape: new Array(1_000_000).fill(1) }],
  ['no dtype', { ...good, dtype: undefined }],
  ['an object dtype', { ...good, dtype: '|O8' }],
  ['a complex dtype', { ...good, dtype: '<c8', bytes: 48 }],
  ['big-endian numbers', { ...good, dtype: '>f4' }],
  ['a structure', { ...good, dtype: [['x', '<f4']] }],
  ['no place', { dtype: '<f4', shape: [6], bytes: 24 }],
  ['a negative offset', { dtype: '<f4', shape: [6], bytes: 24, path: 'x', offset: -1, slot: 1 }],
])('%s is refused', (_name, reference) => {
  expect(() => checkReference(reference)).toThrow(ProtocolError)
})

test('an inline array lies inside its message', () => {
  const payload = new Uint8Array(32)
  expect(inlineArray(good, payload)).toEqual(new Float32Array(6))
  for (const [inline, bytes] of [
    [16, 24],
    [4, 24],
    [2 ** 52, 24],
    [0, 2 ** 40],
  ] as const)
    expect(() => inlineArray({ ...good, inline, bytes }, payload)).toThrow(ProtocolError)
  expect(() => inlineArray(good, undefined)).toThrow(ProtocolError)
})

test('an empty array needs no payload', () => {
  expect(inlineArray({ dtype: '<u4', shape: [0], bytes: 0, inline: 0 }, undefined)).toEqual(new Uint32Array())
})

test('the bytes of a view are its own alone', () => {
  const large = Float32Array.from({ length: 10 }, (_, i) => i)
  const bytes = bytesOf(large.subarray(3, 5))
  expect(new Float32Array(bytes.slice().buffer)).toEqual(Float32Array.of(3, 4))
})

test('types are named as NumPy names them', () => {
  const arrays = [
    Float64Array,
    Float32Array,
    Int8Array,
    Uint8Array,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    BigInt64Array,
    BigUint64Array,
  ]
  expect(arrays.map(Type => dtypeOf(new Type(1)))).toEqual(['<f8', '<f4', '|i1', '|u1', '<i2', '<u2', '<i4', '<u4', '<i8', '<u8'])
})
