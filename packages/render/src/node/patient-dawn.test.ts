import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { makeDawnPatient } from './patient-dawn.ts'

test('only functions of addons wait for their turn', () => {
  makeDawnPatient()
  const run = (callback: () => void): string => setImmediate(callback).constructor.name
  // Nameless and not of JavaScript, as those of an addon are.
  expect(run(Function.prototype as never)).toBe('Timeout')
  expect(run(() => undefined)).toBe('Immediate')
  expect(run(function named() {}.bind(undefined))).toBe('Immediate')
})

test('what else belongs to setImmediate stays', async () => {
  makeDawnPatient()
  expect(await promisify(setImmediate)('value')).toBe('value')
})
