import { expect, test } from 'vitest'
import { formatNumber } from './number-format.ts'

// What C's printf gives.
test.each([
  ['%.1f', 25, '25.0'],
  ['%g', 100, '100'],
  ['%g', 0.0001, '0.0001'],
  ['%g', 0.00001234, '1.234e-05'],
  ['%g', 1234567, '1.23457e+06'],
  ['%.3g', 2.5, '2.5'],
  ['%#.3g', 2.5, '2.50'],
  ['%e', 12.5, '1.250000e+01'],
  ['%.0f', -0.4, '-0'],
  ['%d', 7.9, '7'],
  ['%5.1f|', 2, '  2.0|'],
  ['%-5.1f|', 2, '2.0  |'],
  ['%05.1f', -2, '-02.0'],
  ['%+.2lf', 2, '+2.00'],
  ['%G', 1e-10, '1E-10'],
  ['%.0f %% of %g', 50, '50 % of 50'],
  ['plain', 1, 'plain'],
])('%s of %d is %s', (format, value, text) => {
  expect(formatNumber(format, value)).toBe(text)
})
