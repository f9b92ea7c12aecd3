import { expect, it } from 'vitest'
import { keyBinding, mouseBinding, wheelBinding } from './event-binding.ts'

const none = { ctrlKey: false, shiftKey: false, altKey: false, metaKey: false }
const key = { kind: 'key', key: 'W', states: ['press'], modifiers: [] }
const mouse = { kind: 'mouse', buttons: ['left'], states: ['press', 'move'], modifiers: 'any' }

it('binds keys by their place, with what is held', () => {
  expect(keyBinding(key, { ...none, key: 'é', code: 'Digit2', shiftKey: true })).toEqual({ ...key, key: '2', modifiers: ['shift'] })
  expect(keyBinding(key, { ...none, key: 'Shift', code: 'ShiftLeft', shiftKey: true })).toBeUndefined()
  expect(keyBinding(key, { ...none, key: 'Backspace', code: 'Backspace' })).toEqual({ ...key, key: '' })
})

it('binds buttons and the wheel', () => {
  expect(mouseBinding(mouse, { ...none, button: 2, ctrlKey: true })).toEqual({ ...mouse, buttons: ['right'], modifiers: ['control'] })
  expect(mouseBinding(mouse, { ...none, button: 4 })).toBeUndefined()
  expect(wheelBinding({ kind: 'wheel', modifiers: 'any' }, { ...none, altKey: true })).toEqual({ kind: 'wheel', modifiers: ['alt'] })
})
