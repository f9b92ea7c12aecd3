import { expect, it } from 'vitest'
import { eventText } from './event-text.ts'

it.each([
  [{ kind: 'mouse', buttons: ['left'], states: ['press', 'move'], modifiers: [] }, 'left drag'],
  [{ kind: 'mouse', buttons: ['left'], states: ['doubleClick'], modifiers: ['shift'] }, 'Shift + left double-click'],
  [{ kind: 'mouse', buttons: ['left', 'middle', 'right'], states: ['move'], modifiers: [] }, 'any button drag'],
  [{ kind: 'wheel', modifiers: 'any' }, 'wheel (any modifier)'],
  [{ kind: 'key', key: 'KeyR', states: ['press'], modifiers: ['control', 'alt'] }, 'Ctrl + Alt + R'],
  [{ kind: 'key', key: 'r', states: ['press'], modifiers: [] }, 'R'],
  [{ kind: 'key', key: 'ArrowUp', states: ['press'], modifiers: [] }, 'ArrowUp'],
  [{ kind: 'gesture', types: ['pan'], states: [], fingers: 2, modifiers: [] }, '2-finger pan'],
  [{ kind: 'general', kinds: ['mouse', 'wheel'] }, 'any mouse, wheel event'],
  [{}, 'Not bound'],
  [undefined, 'Not bound'],
])('%j', (matcher, text) => {
  expect(eventText(matcher)).toBe(text)
})
