import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { formatByName } from '../format.ts'
import { Layer } from '../layer.ts'
import { readPng } from './png-reader.ts'
import { encodePng, writePng } from './png-writer.ts'

function crc(bytes: Uint8Array): number {
  let value = ~0
  for (const byte of bytes) {
    value ^= byte
    for (let k = 0; k < 8; k++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return ~value >>> 0
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Uint8Array.from([...new TextEncoder().encode(type), ...data])
  const out = new Uint8Array(body.length + 8)
  const view = new DataView(out.buffer)
  view.setUint32(0, data.length)
  out.set(body, 4)
  view.setUint32(body.length + 4, crc(body))
  return out
}

/** A PNG by hand, top row first, so that neither our reader nor our writer judges itself. */
function png(width: number, height: number, depth: number, colorType: number, rows: number[][], extra: Uint8Array[] = []): Uint8Array {
  const header = new Uint8Array(13)
  new DataView(header.buffer).setUint32(0, width)
  new DataView(header.buffer).setUint32(4, height)
  header.set([depth, colorType, 0, 0, 0], 8)
  const data = deflateSync(Uint8Array.from(rows.flatMap(row => [0, ...row])))
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  const parts = [signature, chunk('IHDR', header), ...extra, chunk('IDAT', data), chunk('IEND', new Uint8Array())]
  return Uint8Array.from(parts.flatMap(part => [...part]))
}

test.each<[string, Uint8Array, string, ArrayLike<number>]>([
  [
    'grey',
    png(2, 2, 8, 0, [
      [1, 2],
      [3, 4],
    ]),
    'UINT8',
    [3, 4, 1, 2],
  ],
  [
    'grey of 16 bits',
    png(1, 2, 16, 0, [
      [1, 2],
      [3, 4],
    ]),
    'UINT16',
    [0x304, 0x102],
  ],
  ['grey of 1 bit', png(3, 2, 1, 0, [[0b10100000], [0b01000000]]), 'UINT8', [0, 255, 0, 255, 0, 255]],
  ['grey of 4 bits', png(1, 1, 4, 0, [[0x50]]), 'UINT8', [0x55]],
  ['grey and alpha', png(1, 1, 8, 4, [[7, 9]]), 'Vec2UINT8', [7, 9]],
  [
    'colour',
    png(1, 2, 8, 2, [
      [1, 2, 3],
      [4, 5, 6],
    ]),
    'Vec3UINT8',
    [4, 5, 6, 1, 2, 3],
  ],
  ['colour and alpha', png(1, 1, 8, 6, [[1, 2, 3, 4]]), 'Vec4UINT8', [1, 2, 3, 4]],
  ['a palette', png(2, 1, 8, 3, [[1, 0]], [chunk('PLTE', Uint8Array.of(9, 8, 7, 1, 2, 3))]), 'Vec3UINT8', [1, 2, 3, 9, 8, 7]],
])('%s is read with the last row first', (_, bytes, format, numbers) => {
  const layer = readPng(bytes, 'a.png')
  expect(layer.format.name).toBe(format)
  expect([...(layer.source.resident ?? [])]).toEqual([...Array.from(numbers)])
})

test.each<[string, Uint8Array, string]>([
  ['grey is grey in all channels', png(1, 1, 8, 0, [[5]]), 'rrr1'],
  ['the second channel of grey is alpha', png(1, 1, 8, 4, [[7, 9]]), 'rrrg'],
  ['colours are opaque', png(1, 1, 8, 2, [[1, 2, 3]]), 'rgb1'],
  ['so are palettes', png(1, 1, 8, 3, [[0]], [chunk('PLTE', Uint8Array.of(9, 8, 7))]), 'rgb1'],
  ['alpha shows', png(1, 1, 8, 6, [[1, 2, 3, 4]]), 'rgba'],
])('%s', (_, bytes, swizzle) => {
  expect(readPng(bytes, 'a.png').swizzle).toBe(swizzle)
})

/** A pixel whose packed data become far more than its size: the same piece over and over. */
function bomb(): Uint8Array {
  const piece = chunk('IDAT', deflateSync(new Uint8Array(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH }).subarray(2))
  const start = chunk('IDAT', Uint8Array.of(0x78, 0x9c))
  return png(1, 1, 8, 0, [[1]], [start, ...Array<Uint8Array>(300).fill(piece)])
}

test.each<[string, Uint8Array, RegExp]>([
  ['text', new TextEncoder().encode('no image at all'), /no PNG file/],
  ['nothing', new Uint8Array(), /no PNG file/],
  ['more pixels than are allowed (N33)', png(100_000, 100_000, 8, 0, [[0]]), /expected 1 to 89478485 pixels, found 100000 x 100000/],
  ['a wrong checksum (N33)', png(1, 1, 8, 0, [[1]]).map((byte, i) => (i === 30 ? byte ^ 1 : byte)), /cannot be decoded/],
  [
    'an animation of 100,000 pictures (N33)',
    png(1, 1, 8, 0, [[1]], [chunk('acTL', Uint8Array.of(0, 1, 0x86, 0xa0, 0, 0, 0, 0))]),
    /expected at most 10000, found 100000/,
  ],
  ['more pixels than its size', bomb(), /holds more than its size.*expected at most 1028 bytes/],
  ['missing rows', png(2, 9, 8, 0, [[1, 2]]), /cannot be decoded/],
])('%s is refused', (_, bytes, message) => {
  expect(() => readPng(bytes, 'bad.png')).toThrow(DataError)
  expect(() => readPng(bytes, 'bad.png')).toThrow(message)
})

test('a file cut anywhere before its end is refused', () => {
  const whole = png(4, 4, 8, 2, new Array(4).fill(new Array(12).fill(5)))
  for (let length = 0; length < whole.length - 12; length++) expect(() => readPng(whole.subarray(0, length), 'cut.png')).toThrow(DataError)
})

test('8 and 16 bits come back as they were written', () => {
  const data = Uint16Array.from({ length: 12 }, (_, i) => i * 5000)
  const back = readPng(encodePng({ width: 3, height: 2, channels: 2, data }), 'a.png')
  expect(back.format.name).toBe('Vec2UINT16')
  expect(back.source.resident).toEqual(data)
})

test('floats are written by their data range with 16 bits, clamped and cut off', async () => {
  const layer = new Layer({ dimensions: [4, 1], format: formatByName('FLOAT32'), source: memory(Float32Array.of(-1, 0.5, 2, Number.NaN)) })
  expect(readPng(await writePng(layer), 'a.png').source.resident).toEqual(Uint16Array.of(0, 32767, 65535, 0))
})

// Sample files may lie beside the repository; they are too large to be part of it.
const folder = join(import.meta.dirname, '../../../../../shared/regression')
const samples = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.png'))
      .slice(0, 40)
      .map(name => join(folder, name))
  : []
test.skipIf(samples.length === 0)('real images are read (skipped without the folder of samples)', () => {
  for (const path of samples) expect(readPng(readFileSync(path), path).pixels).toBeGreaterThan(0)
})
