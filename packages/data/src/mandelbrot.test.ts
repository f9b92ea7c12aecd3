import { expect, test } from 'vitest'
import { mandelbrot } from './mandelbrot.ts'
import { completed } from './steps.ts'

test('steps until points leave the circle, from the lower left, both ends included', () => {
  const values = completed(mandelbrot({ size: [4, 3], real: [-2, 1], imaginary: [-1, 1], power: 2, iterations: 50 }))
  const steps = [...values].map(value => Math.round(Math.exp(value) - 1))
  // -2, -1, 0, 1 with -i, 0, +i. -2 stays on the circle, with i it begins outside; 1 -> 2 -> 5.
  expect(steps).toEqual([0, 2, 0, 1, 0, 0, 0, 2, 0, 2, 0, 1])
})

test('points that begin outside count 0; other powers', () => {
  const at = (re: number, im: number, power: number) =>
    completed(mandelbrot({ size: [1, 1], real: [re, re], imaginary: [im, im], power, iterations: 9 }))[0]
  expect(at(3, 0, 2)).toBe(0)
  // 1.2 -> 1.2^3 + 1.2 = 2.93, outside when it is looked at in step 1.
  expect(at(1.2, 0, 3)).toBeCloseTo(Math.log(2), 6)
  expect(at(1.2, 0.4, 2.0000001)).toBeCloseTo(at(1.2, 0.4, 2)!, 6)
})
