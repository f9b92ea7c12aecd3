import { describe, expect, it } from 'vitest'
import { displayNumber, exactNumber, withoutNoise } from './number-format.ts'

describe('number format', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [0.1, '0.1'],
    [0.009999999776482582, '0.01'],
    [1 / 3, '0.333333'],
    [12345.678, '12345.7'],
    [0.00001234567, '1.23457e-5'],
    [1e20, '1e20'],
    [Number.POSITIVE_INFINITY, 'inf'],
    [Number.NEGATIVE_INFINITY, '-inf'],
    [Number.NaN, 'nan'],
  ])('shows %d as %s', (value, text) => {
    expect(displayNumber(value, 'single')).toBe(text)
  })

  it('shows whole numbers in full', () => {
    expect(displayNumber(12345678, 'integer')).toBe('12345678')
  })

  it('edits a 32-bit float without its noise, and loses nothing', () => {
    expect(exactNumber(Math.fround(0.1), 'single')).toBe('0.1')
    const value = Math.fround(1 / 3)
    expect(Math.fround(Number(exactNumber(value, 'single')))).toBe(value)
  })

  it('edits a 64-bit float with all of its digits', () => {
    expect(exactNumber(1 / 3, 'double')).toBe('0.3333333333333333')
  })

  it('takes the noise of sums away', () => {
    expect(withoutNoise(0.1 + 0.2)).toBe(0.3)
  })
})
