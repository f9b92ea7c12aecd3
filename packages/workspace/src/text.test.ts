import { expect, test } from 'vitest'
import { decodeWorkspace } from './text.ts'

const latin = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0))
const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !bigEndian)
  return bytes
}

const text = '<?xml version="1.0" ?><a b="C:/Users/Åsa" />'

test.each<[string, Uint8Array]>([
  ['UTF-8', new TextEncoder().encode(text)],
  ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${text}`)],
  ['UTF-16 little endian', utf16(`\uFEFF${text}`, false)],
  ['UTF-16 big endian', utf16(`\uFEFF${text}`, true)],
  ['UTF-16 without a mark', utf16(text, false)],
  ['bytes of Windows that say nothing of it (X05)', latin(text)],
])('%s', (_, bytes) => expect(decodeWorkspace(bytes)).toBe(text))

test.each(['iso-8859-1', 'Windows-1252', 'ISO-8859-1'])('a declared %s', encoding => {
  const declared = `<?xml version="1.0" encoding="${encoding}"?><a b="ü" />`
  expect(decodeWorkspace(latin(declared))).toBe(declared)
})

test.each(['utf-8', 'utf-16', 'klingon'])('a declared %s that is UTF-8', encoding => {
  const declared = `<?xml version="1.0" encoding="${encoding}"?><a b="ü" />`
  expect(decodeWorkspace(new TextEncoder().encode(declared))).toBe(declared)
})

test('no bytes are refused', () => {
  expect(decodeWorkspace(new Uint8Array())).toBe('')
  expect(decodeWorkspace(Uint8Array.of(0xff, 0xfe, 0x3c))).toHaveLength(1)
  expect(decodeWorkspace(Uint8Array.of(0xed, 0xa0, 0x80))).toHaveLength(3)
})
