import { allocate, formatByName, halfToFloat, storeNumbers } from '@ivw/data'
import { describe, expect, test } from 'vitest'
import { type EncodedTexels, encodeTexels } from './texel-encoding.ts'

const limits = { floatFilter: true, split: true }

/** What a sampler makes of the first channels of an element. */
function raw({ data, type, channels, split, scale, offset }: EncodedTexels, element: number): number {
  const at = element * channels
  if (split) return Number(data[at]) + Number(data[at + 1]) * 256 + offset
  const texel = type === 'uint8' ? Number(data[at]) / 255 : type === 'half' ? halfToFloat(Number(data[at])) : Number(data[at])
  return texel * scale + offset
}

describe('numbers come back as they were', () => {
  test.each(['UINT8', 'INT8', 'UINT16', 'INT16', 'INT32', 'FLOAT32', 'FLOAT64'])('from %s', name => {
    const format = formatByName(name)
    const values = [0, 1, 100, 127]
    if (format.numericType !== 'uint') values.push(-1, -128)
    const encoded = encodeTexels(storeNumbers(format, values), format, limits)
    values.forEach((value, i) => {
      expect(raw(encoded, i)).toBeCloseTo(value, 5)
    })
  })

  test('from 16 bits at two bytes each, without a copy where they are unsigned', () => {
    const numbers = Uint16Array.of(1, 256, 65_535)
    const encoded = encodeTexels(numbers, formatByName('UINT16'), limits)
    expect(encoded.data.buffer).toBe(numbers.buffer)
    expect(encoded.channels).toBe(2)
  })

  test('about so from halves, where floats cannot be filtered', () => {
    const encoded = encodeTexels(Float32Array.of(-1e6, 0, 1e6), formatByName('FLOAT32'), { floatFilter: false, split: true })
    expect(encoded.type).toBe('half')
    expect([0, 1, 2].map(i => raw(encoded, i))).toEqual([-1e6, 0, 1e6])
  })
})

test('three components get a fourth that is 1', () => {
  const encoded = encodeTexels(Uint8Array.of(1, 2, 3, 4, 5, 6), formatByName('Vec3UINT8'), limits)
  expect([...encoded.data]).toEqual([1, 2, 3, 255, 4, 5, 6, 255])
})

test('NaN becomes the lowest finite number, infinities the extreme ones', () => {
  const encoded = encodeTexels(
    Float32Array.of(2, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5),
    formatByName('FLOAT32'),
    limits,
  )
  expect([...encoded.data]).toEqual([2, 2, 5, 2, 5])
  const none = encodeTexels(Float32Array.of(Number.NaN, Number.NaN), formatByName('FLOAT32'), limits)
  expect([...none.data].every(Number.isFinite)).toBe(true)
  expect([...encodeTexels(Float64Array.of(1e300, 0), formatByName('FLOAT64'), limits).data].every(Number.isFinite)).toBe(true)
})

test('arrays of every format can be encoded', () => {
  for (const name of ['Vec2UINT16', 'Vec4INT16', 'Vec3FLOAT16', 'UINT64', 'Vec2INT64']) {
    const format = formatByName(name)
    expect(encodeTexels(allocate(format, 3), format, limits).data.length).toBeGreaterThanOrEqual(3)
  }
})
