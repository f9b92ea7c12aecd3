import { describe, expect, test } from 'vitest'
import { type KeyPress, keyLabel, matchesKey } from './keys.ts'

function press(key: string, code: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...modifiers }
}

describe('matchesKey', () => {
  test('wants exactly the modifiers that it names', () => {
    expect(matchesKey('Ctrl+Z', press('z', 'KeyZ', { ctrlKey: true }), false)).toBe(true)
    expect(matchesKey('Ctrl+Z', press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(matchesKey('Ctrl+Z', press('z', 'KeyZ'), false)).toBe(false)
    expect(matchesKey('Ctrl+Shift+Z', press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
  })

  test('finds letters where the keyboard shows them', () => {
    const germanZ = press('z', 'KeyY', { ctrlKey: true })
    expect(matchesKey('Ctrl+Z', germanZ, false)).toBe(true)
    expect(matchesKey('Ctrl+Y', germanZ, false)).toBe(false)
  })

  test('finds letters by their place where the layout has none', () => {
    expect(matchesKey('Ctrl+Z', press('я', 'KeyZ', { ctrlKey: true }), false)).toBe(true)
  })

  test('takes the command key on a Mac', () => {
    expect(matchesKey('Ctrl+S', press('s', 'KeyS', { metaKey: true }), true)).toBe(true)
    expect(matchesKey('Ctrl+S', press('s', 'KeyS', { ctrlKey: true }), true)).toBe(false)
  })

  test('knows a question mark with and without Shift', () => {
    expect(matchesKey('?', press('?', 'Slash', { shiftKey: true }), false)).toBe(true)
    expect(matchesKey('?', press('?', 'KeyX'), false)).toBe(true)
  })

  test('knows function keys, digits and punctuation', () => {
    expect(matchesKey('F2', press('F2', 'F2'), false)).toBe(true)
    expect(matchesKey('Ctrl+0', press('0', 'Numpad0', { ctrlKey: true }), false)).toBe(true)
    expect(matchesKey('.', press('.', 'Period'), false)).toBe(true)
    expect(matchesKey('Ctrl+`', press('`', 'Backquote', { ctrlKey: true }), false)).toBe(true)
  })
})

test('keyLabel reads as on the user’s keyboard', () => {
  expect(keyLabel('Ctrl+Shift+Z', false)).toBe('Ctrl+Shift+Z')
  expect(keyLabel('Ctrl+Shift+Z', true)).toBe('⌘⇧Z')
  expect(keyLabel('Ctrl+ArrowLeft', false)).toBe('Ctrl+←')
})
