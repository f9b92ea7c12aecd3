import { expect, test } from 'vitest'
import { printable } from './terminal.ts'

test('foreign text cannot drive the terminal (T29)', () => {
  const shown = printable('a\x1b]52;c;aGk=\x07b\x1b[2Jc\0\x9bd\r\x7f')
  for (const control of ['\x1b', '\x07', '\0', '\x9b', '\r', '\x7f']) expect(shown).not.toContain(control)
  expect(printable('Grüße\tan\nalle')).toBe('Grüße\tan\nalle')
})
