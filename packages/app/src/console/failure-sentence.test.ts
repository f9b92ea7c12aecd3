import { expect, test } from 'vitest'
import { failureMessage, failureSentence } from './failure-sentence.ts'

test('the type of a failure is named once', () => {
  expect(failureSentence({ type: 'ValueError', message: 'ValueError: no file' })).toBe('ValueError: no file')
  expect(failureSentence({ type: 'ValueError', message: 'no file' })).toBe('ValueError: no file')
  expect(failureMessage({ type: 'ValueError', message: 'ValueError: no file' })).toBe('no file')
})

test('a failure without a type is its message', () => {
  expect(failureSentence({ type: '', message: 'no file' })).toBe('no file')
})
