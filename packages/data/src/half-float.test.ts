import { expect, test } from 'vitest'
import { decodeHalf, encodeHalf, floatToHalf, halfToFloat } from './half-float.ts'

test('every bit pattern survives', () => {
  const bits = Uint16Array.from({ length: 65536 }, (_, i) => i)
  const values = decodeHalf(bits)
  const back = encodeHalf(values)
  for (let i = 0; i < bits.length; i++) {
    if (Number.isNaN(values[i])) expect(Number.isNaN(halfToFloat(back[i] as number))).toBe(true)
    else if (back[i] !== i) expect.fail(`${i.toString(16)} became ${back[i]?.toString(16)}`)
  }
})

test.each([
  [1, 0x3c00],
  [-2, 0xc000],
  [65504, 0x7bff],
  [65519.99, 0x7bff],
  [65520, 0x7c00],
  [-0, 0x8000],
  [2 ** -24, 1],
  [2 ** -25, 0],
  [3 * 2 ** -25, 2],
  [1 + 2 ** -11, 0x3c00],
  [1 + 3 * 2 ** -11, 0x3c02],
  [2 - 2 ** -12, 0x4000],
  [Number.NEGATIVE_INFINITY, 0xfc00],
])('%d is stored as the nearest half, ties to even', (value, bits) => expect(floatToHalf(value)).toBe(bits))
