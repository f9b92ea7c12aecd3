import { describe, expect, it } from 'vitest'
import { ExpressionError, evaluateExpression } from './expression.ts'

describe('evaluateExpression', () => {
  it.each([
    ['0.5', 0.5],
    [' .25 ', 0.25],
    ['1e-3', 0.001],
    ['1.5E+2', 150],
    ['0,5', 0.5],
    ['2*pi/3', (2 * Math.PI) / 3],
    ['1 + 2 * 3', 7],
    ['(1+2)*3', 9],
    ['2^3^2', 512],
    ['2**-1', 0.5],
    ['-2^2', -4],
    ['10 % 4', 2],
    ['8/2/2', 2],
    ['sqrt(2)^2', Math.sqrt(2) ** 2],
    ['max(1, 2, 3) - min(4, 5)', -1],
    ['Sin(PI/2)', 1],
    ['deg(pi)', 180],
    ['-inf', Number.NEGATIVE_INFINITY],
    ['nan', Number.NaN],
  ])('%s', (text, value) => {
    expect(evaluateExpression(text)).toBe(value)
  })

  it('knows the variables given', () => {
    expect(evaluateExpression('x*2 + 1', { x: 4 })).toBe(9)
  })

  it.each([
    ['', 'Type a number.'],
    ['1 +', 'Something is missing at the end.'],
    ['(1', 'A closing bracket is missing.'],
    ['1 2', '“2” was not expected here.'],
    ['foo', '“foo” is no number.'],
    ['foo(1)', 'There is no function “foo”.'],
    ['constructor', '“constructor” is no number.'],
    ['constructor(1)', 'There is no function “constructor”.'],
    ['1;alert(1)', '“;” was not expected here.'],
    ['*2', '“*” was not expected here.'],
  ])('refuses %s', (text, message) => {
    expect(() => evaluateExpression(text)).toThrow(new ExpressionError(message))
  })

  it('refuses what would exhaust the stack', () => {
    expect(() => evaluateExpression('('.repeat(100_000))).toThrow(ExpressionError)
    expect(() => evaluateExpression(`${'-'.repeat(100_000)}1`)).toThrow(ExpressionError)
  })
})
