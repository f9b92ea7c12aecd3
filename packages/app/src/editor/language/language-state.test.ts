import { expect, test } from 'vitest'
import { useLanguageState, whileStarting } from './language-state.ts'

test.each([
  ['comes', () => Promise.resolve('done')],
  ['fails', () => Promise.reject(new Error('no'))],
])('that the language server starts is told until an answer %s', async (_, answer) => {
  const waiting = whileStarting(answer())
  expect(useLanguageState.getState().starting).toBe(true)
  await waiting.catch(() => undefined)
  expect(useLanguageState.getState().starting).toBe(false)
})
