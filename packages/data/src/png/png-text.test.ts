import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { DataError } from '../errors.ts'
import { readPng } from './png-reader.ts'
import { isPng, readPngText, withPngText } from './png-text.ts'
import { encodePng } from './png-writer.ts'

const picture = encodePng({ width: 2, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) })
const read = (png: Uint8Array, limit = 1e6) => readPngText(png, 'workspace', { name: 'a.png', limit })
const text = 'Größe: <x a="1"/>\n'.repeat(500)

test('a PNG carries a text, and stays the picture that it was', () => {
  const png = withPngText(picture, 'workspace', text)
  expect(read(png)).toBe(text)
  expect(png.length).toBeLessThan(picture.length + 400)
  expect(readPng(png, 'a.png').source.resident).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6))
  expect(readPngText(png, 'other', { name: 'a.png', limit: 10 })).toBeUndefined()
  expect(read(picture)).toBeUndefined()
})

test('a second text of one keyword replaces the first, another stays', () => {
  const png = withPngText(withPngText(withPngText(picture, 'other', 'kept'), 'workspace', 'old'), 'workspace', 'new')
  expect(read(png)).toBe('new')
  expect(readPngText(png, 'other', { name: 'a.png', limit: 10 })).toBe('kept')
  expect(png.length).toBe(withPngText(withPngText(picture, 'other', 'kept'), 'workspace', 'new').length)
})

test('a bomb is not inflated', () => {
  const png = withPngText(picture, 'workspace', ' '.repeat(24 * 2 ** 20))
  expect(png.length).toBeLessThan(50_000)
  const before = process.memoryUsage().arrayBuffers
  expect(() => read(png, 2 ** 16)).toThrow(/longer than is read/)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 2 ** 20)
})

test.each<[string, (png: Uint8Array) => Uint8Array, RegExp]>([
  ['text', () => new TextEncoder().encode('no picture'), /no PNG file/],
  ['nothing', () => new Uint8Array(), /no PNG file/],
  ['a cut file', png => png.subarray(0, 60), /ends inside a chunk/],
  ['a chunk that claims four gigabytes', png => patched(png, 33, [0xff, 0xff, 0xff, 0xff]), /ends inside a chunk/],
  ['a changed byte', png => patched(png, 70, [0]), /checksum is wrong/],
])('%s is refused', (_, change, message) => {
  const png = change(withPngText(picture, 'workspace', text))
  expect(() => read(png)).toThrow(DataError)
  expect(() => read(png)).toThrow(message)
  expect(isPng(png)).toBe(!/no PNG/.test(message.source))
})

test('a text that another program wrote, plain and with a language', () => {
  const body = Buffer.from('iTXtworkspace\0\0\0de\0Netzwerk\0Größe')
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  const png = Uint8Array.from([...picture.subarray(0, 33), ...chunk, ...picture.subarray(33)])
  expect(read(png)).toBe('Größe')
  expect(() => read(png, 3)).toThrow(/longer than is read/)
})

function patched(png: Uint8Array, at: number, bytes: readonly number[]): Uint8Array {
  const copy = png.slice()
  copy.set(bytes, at)
  return copy
}
