import { expect, test } from 'vitest'
import { keyName } from './key-name.ts'

test('keys are named by what is on them', () => {
  expect(['KeyW', 'Digit3', 'Equal', 'Minus', 'ArrowUp'].map(keyName)).toEqual(['W', '3', '+', '-', 'ArrowUp'])
})
