import { expect, test } from 'vitest'
import { compileFormula } from './compile.ts'

test.each<[string, number]>([
  ['-x', -3],
  ['y', 4],
  ['x + 2*y / x', 3 + 8 / 3],
  ['(1 - sqrt(x*x + y*y)) * 0.4', -1.6],
  ['1/2', 0],
  ['1/2.0', 0.5],
  ['7 % 4 + 1', 4],
  ['2 - 3 - 4', -5],
  ['-x*-y', 12],
  ['pow(2, 3) + mod(-1, 3)', 10],
  ['atan(y, x) - atan(y/x)', 0],
  ['min(1, 2) / 2', 0],
  ['x < y && !(x == y) ? 5 : .5', 5],
  ['x > y || x != 3. ? 1 : 1e-1', 0.1],
  ['clamp(x, 0.f, 1.0f) + step(2., x) + fract(2.25)', 2.25],
  ['PI * 2', 2 * Math.PI],
  ['int(3.9) / 2', 1],
  ['smoothstep(0., 4., x)', 0.84375],
])('%s', (text, expected) => {
  expect(compileFormula(text, ['x', 'y'], { PI: Math.PI })(3, 4)).toBeCloseTo(expected, 12)
})

test('division by zero is infinite, as on a GPU', () => {
  expect(compileFormula('1/x', ['x'])(0)).toBe(Number.POSITIVE_INFINITY)
})

test.each<[string, RegExp]>([
  ['', /expected a number, a name or "\(", found the end/],
  ['x +', /at character 4 /],
  ['x y', /at character 3 .*expected an operator or the end, found "y"/],
  ['(x', /expected "\)"/],
  ['z', /expected one of x, y or a function, found "z"/],
  ['sine(x)', /at character 1: "sine" is no function \(expected one of the functions radians, .*found "sine"/],
  ['pow(x)', /expected 2 values for pow/],
  ['x $ y', /after character 1 .*found .*\$/],
])('%s is refused with the place of the mistake', (text, message) => {
  expect(() => compileFormula(text, ['x', 'y'])).toThrow(message)
})
