import { expect, test } from 'vitest'
import { compileVectorFormula } from './compile-vector-formula.ts'

test.each<[string, number]>([
  ['x + y', 7],
  ['length(vec2(x, y)) * 2', 10],
  ['cross(vec3(1, 0, 0), vec3(0, x, 0)).z', 3],
  ['dot(vec3(x, y, 1), vec3(1)) + HALF', 8.5],
  ['normalize(vec2(x, y)).x + 1/2', 0.6],
])('%s', (text, expected) => {
  const formula = compileVectorFormula(text, ['x', 'y'], { HALF: 0.5 })
  expect(formula(0, 0)).not.toBe(expected)
  expect(formula(3, 4)).toBeCloseTo(expected, 12)
})

test.each<[string, RegExp]>([
  ['vec2(x, y)', /cannot be understood/],
  ['length(vec2(x, z))', /found "z"/],
  ['length(vec2(x, y)); number = 1', /one expression/],
])('%s is refused', (text, message) => {
  expect(() => compileVectorFormula(text, ['x', 'y'])).toThrow(message)
})
