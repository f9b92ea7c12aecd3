import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { arrayKind } from '../array-kind.ts'
import { readBmp } from '../bmp/bmp-reader.ts'
import { readTiff, readTiffStack } from './tiff-reader.ts'

/** Values by tag; a list in a list is the image itself, whose place goes into the entry. */
type Page = Readonly<Record<number, number | readonly number[]>>

const usual = { 256: 2, 257: 2, 258: 8, 259: 1, 262: 1, 277: 1, 278: 2 }
const pixels = Uint8Array.of(1, 2, 3, 4)

/** A little-endian TIFF by hand: every page has one strip with `data`; all values are 32 bits. */
function tiff(pages: readonly Page[] = [{}], data: Uint8Array = pixels, next?: number): Uint8Array {
  const parts: number[] = [0x49, 0x49, 42, 0]
  const word = (x: number) => [x & 255, (x >>> 8) & 255, (x >>> 16) & 255, x >>> 24]
  const strip = 8
  let at = strip + data.length
  parts.push(...word(at), ...data)
  for (const [i, page] of pages.entries()) {
    const entries = Object.entries({ ...usual, 273: strip, 279: data.length, ...page }).map(
      ([tag, value]) => [Number(tag), [value].flat()] as const,
    )
    const size = 2 + entries.length * 12 + 4
    const long = entries.filter(([, values]) => values.length > 1)
    const end = at + size + long.reduce((sum, [, values]) => sum + values.length * 4, 0)
    const tail: number[] = []
    parts.push(entries.length & 255, entries.length >> 8)
    for (const [tag, values] of entries) {
      parts.push(tag & 255, tag >> 8, 4, 0, ...word(values.length))
      if (values.length === 1) parts.push(...word(values[0] as number))
      else {
        parts.push(...word(at + size + tail.length))
        tail.push(...values.flatMap(word))
      }
    }
    parts.push(...word(i + 1 < pages.length ? end : (next ?? 0)), ...tail)
    at = end
  }
  return Uint8Array.from(parts)
}

const numbers = async (bytes: Uint8Array) => Array.from(await (await readTiff(bytes, 'a.tif')).read(), Number)
const fromBase64 = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'))

test('grey, with the lowest row first', async () => {
  const layer = await readTiff(tiff(), 'a.tif')
  expect([layer.dimensions, layer.format.name, layer.swizzle]).toEqual([[2, 2], 'UINT8', 'rrr1'])
  expect(Array.from(await layer.read())).toEqual([3, 4, 1, 2])
})

test.each<[string, Page, Uint8Array, readonly number[]]>([
  ['lowest row first in the file', { 274: 4 }, pixels, [1, 2, 3, 4]],
  ['0 is white', { 262: 0 }, pixels, [252, 251, 254, 253]],
  ['single bits', { 258: 1, 256: 9, 257: 1 }, Uint8Array.of(0b10100000, 0b10000000), [255, 0, 255, 0, 0, 0, 0, 0, 255]],
  ['four bits', { 258: 4, 256: 3, 257: 1 }, Uint8Array.of(0x0f, 0x10), [0, 255, 17]],
  ['signed 16 bits', { 258: 16, 339: 2, 256: 1 }, Uint8Array.of(255, 255, 2, 0), [2, -1]],
  ['RGB', { 262: 2, 277: 3, 258: [8, 8, 8], 256: 1, 257: 1 }, Uint8Array.of(1, 2, 3), [1, 2, 3]],
  [
    'RGB in planes',
    { 262: 2, 277: 3, 258: [8, 8, 8], 256: 1, 257: 1, 284: 2, 273: [8, 9, 10], 279: [1, 1, 1] },
    Uint8Array.of(1, 2, 3),
    [1, 2, 3],
  ],
  [
    'a palette',
    { 262: 3, 258: 1, 256: 2, 257: 1, 320: [0x1000, 0xff00, 0x2000, 0, 0x3000, 0] },
    Uint8Array.of(0b01000000),
    [16, 32, 48, 255, 0, 0],
  ],
  ['deflate', { 259: 8 }, deflateSync(pixels), [3, 4, 1, 2]],
])('pixels: %s', async (_, page, data, expected) => {
  expect(await numbers(tiff([page], data))).toEqual(expected)
})

// Written by tifffile 2026.
test.each<[string, string, string, (i: number) => number, number]>([
  [
    'LZW with differences, big-endian',
    'TU0AKgAAAAgADQEAAAQAAAABAAAABQEBAAQAAAABAAAAAwECAAMAAAABABAAAAEDAAMAAAABAAUAAAEGAAMAAAABAAEAAAERAAQAAAABAAAAwAEVAAMAAAABAAEAAAEWAAQAAAABAAAAAwEXAAQAAAABAAAAFQEaAAUAAAABAAAAqgEbAAUAAAABAAAAsgEoAAMAAAABAAEAAAE9AAMAAAABAAIAAAAAAAAAAAABAAAAAQAAAAEAAAABAAAAAAAAgAAAADdEEgzoCaIg8HE4QhcFdEBA',
    'UINT16',
    i => i * 1000,
    5,
  ],
  [
    'PackBits',
    'SUkqAAgAAAAMAAABBAABAAAABgAAAAEBBAABAAAABQAAAAIBAwABAAAACAAAAAMBAwABAAAABYAAAAYBAwABAAAAAQAAABEBBAABAAAAsAAAABUBAwABAAAAAQAAABYBBAABAAAABQAAABcBBAABAAAAFAAAABoBBQABAAAAngAAABsBBQABAAAApgAAACgBAwABAAAAAQAAAAAAAAABAAAAAQAAAAEAAAABAAAAAAD8AAAB/QH/Av4C/gP/A/0EAAT8BQ==',
    'UINT8',
    i => Math.floor(i / 5),
    6,
  ],
  [
    'floats with differences of bytes',
    'SUkqAAgAAAAOAAABBAABAAAABAAAAAEBBAABAAAAAwAAAAIBAwABAAAAIAAAAAMBAwABAAAAsoAAAAYBAwABAAAAAQAAABEBBAABAAAA0AAAABUBAwABAAAAAQAAABYBBAABAAAAAwAAABcBBAABAAAAJgAAABoBBQABAAAAtgAAABsBBQABAAAAvgAAACgBAwABAAAAAQAAAD0BAwABAAAAAwAAAFMBAwABAAAAAwAAAAAAAAABAAAAAQAAAAEAAAABAAAAAAAAAAAAAAAAAHic2/+fgcHpwIEGBhiwY2A4xNDg4ADl2gPxQQUFhQVQPgD+HwgB',
    'FLOAT32',
    i => i / 8 - 0.5,
    4,
  ],
  [
    'tiles',
    'SUkqAAgAAAANAAABBAABAAAAFAAAAAEBBAABAAAAAwAAAAIBAwABAAAACAAAAAMBAwABAAAAsoAAAAYBAwABAAAAAQAAABUBAwABAAAAAQAAABoBBQABAAAAqgAAABsBBQABAAAAsgAAACgBAwABAAAAAQAAAEIBBAABAAAAEAAAAEMBBAABAAAAEAAAAEQBBAACAAAAugAAAEUBAwACAAAAOwAbAAAAAAABAAAAAQAAAAEAAAABAAAA0AAAAAsBAAAAAAAAAAAAAAAAAAAAAHicY2BkYmZhZWPn4OTi5uHl4xcRFROXkJSSlpGVk1dQVFLW0NTS1tHV0zcwNDI2MTUzZxhmAACEFAUpeJwTEBQSZkACKqpq6sh8C0sra4ZhDACaPQHD',
    'UINT8',
    i => i,
    20,
  ],
])('files of another program: %s', async (_, file, format, value, width) => {
  const layer = await readTiff(fromBase64(file), 'a.tif')
  const [columns, rows] = layer.dimensions
  const expected = Array.from({ length: columns * rows }, (_, i) => value((rows - 1 - Math.floor(i / width)) * width + (i % width)))
  expect([layer.format.name, columns, Array.from(await layer.read(), Number)]).toEqual([format, width, expected])
})

const folder = join(import.meta.dirname, '../../../../../shared/regression/tests/images')
test.runIf(existsSync(folder))('a photograph in LZW is that in a bitmap', async () => {
  const open = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
  const colors = await (await readTiff(open('swirl.tif'), 'swirl.tif')).read()
  const expected = await readBmp(open('swirl.bmp'), 'swirl.bmp').read()
  const withoutAlpha = (colors as Uint8Array).filter((_, i) => i % 4 < 3)
  expect(Buffer.compare(withoutAlpha, expected as Uint8Array)).toBe(0)
})

test('pages are the slices of a volume, in a box that the resolution says; thumbnails do not count', async () => {
  const page = { 296: 3 }
  const { volumes } = await readTiffStack(tiff([page, page, { 254: 1, 256: 1, 257: 1, 278: 1, 279: 1 }]), 'a.tif')
  const [volume] = volumes
  expect([volume?.dimensions, volume?.dataMap.dataRange]).toEqual([
    [2, 2, 2],
    [0, 255],
  ])
  expect(Array.from((await volume?.read()) ?? [])).toEqual([3, 4, 1, 2, 3, 4, 1, 2])
  expect(volume?.modelMatrix.slice(0, 4)).toEqual([5.08, 0, 0, 0])
})

test.each<[string, Uint8Array, string | undefined]>([
  ['one page', tiff(), 'image'],
  ['two', tiff([{}, {}]), 'volume'],
  ['a thumbnail', tiff([{}, { 254: 1 }]), 'image'],
  ['nothing', new Uint8Array(), undefined],
  ['another file', new Uint8Array(20), undefined],
  ['a page beyond the file', tiff([{}], pixels).subarray(0, 20), undefined],
])('whether it is an image or a volume: %s', async (_, file, kind) => {
  expect(await arrayKind('A.TIF', async (offset, length) => file.slice(offset, offset + length))).toBe(kind)
})

describe('attacks', () => {
  const cycle = tiff([{}, {}])
  const bytesOf = (file: Uint8Array, change: (view: DataView) => void): Uint8Array => {
    const copy = file.slice()
    change(new DataView(copy.buffer))
    return copy
  }
  const secondPage = new DataView(cycle.buffer).getUint32(12 + 2 + 9 * 12, true)
  const lastNext = cycle.length - 4

  test.each<[string, Uint8Array, RegExp]>([
    ['wrong magic', Uint8Array.of(0x49, 0x4d, 42, 0, 8, 0, 0, 0), /a\.tif: This is no TIFF file.*found 49 4d 2a 0/],
    ['an empty file', new Uint8Array(), /no TIFF file.*found nothing/],
    ['N30 a page that follows itself', bytesOf(cycle, view => view.setUint32(lastNext, secondPage, true)), /in a circle/],
    ['N30 a circle of two pages', bytesOf(cycle, view => view.setUint32(lastNext, 12, true)), /in a circle/],
    ['N30 a page beyond the file', tiff([{}], pixels, 100_000), /lies outside of the file/],
    ['N30 no page at all', bytesOf(tiff(), view => view.setUint32(4, 0, true)), /lies outside of the file/],
    ['N30 entries beyond the file', bytesOf(tiff(), view => view.setUint16(12, 5000, true)), /lies outside of the file/],
    ['N32 a width of 2^32 - 1', tiff([{ 256: 0xffffffff }]), /expected 1 to 89478485 pixels, found 4294967295 x 2/],
    ['N32 no width', tiff([{ 256: 0 }]), /found 0 x 2/],
    ['N32 strips that do not fill the image', tiff([{ 257: 200 }]), /expected 100 parts of 2 x 2 pixels, found 1 places/],
    ['N32 a strip that is too short', tiff([{ 279: 3 }]), /too short.*expected 4 bytes, found 3 bytes/],
    ['N32 a strip beyond the file', tiff([{ 279: 100_000 }]), /outside of the file.*expected 100008 bytes/],
    ['N32 tiles of no size', tiff([{ 322: 0, 323: 0, 324: 8, 325: 4 }]), /tiles have no size/],
    ['N32 tiles of any size', tiff([{ 322: 0xfffffff0, 323: 16, 324: 8, 325: 4 }]), /refused/],
    ['N32 no bits', tiff([{ 258: 0 }]), /Samples of this size.*found 0/],
    ['N32 12 bits', tiff([{ 258: 12 }]), /Samples of this size.*found 12/],
    ['N32 different bits', tiff([{ 258: [8, 16], 277: 2 }]), /all alike, found 8 16/],
    [
      'N32 a bomb',
      tiff([{ 256: 8000, 257: 8000, 278: 8000, 259: 8 }], deflateSync(pixels)),
      /packed data are shorter.*expected 64000000 bytes/,
    ],
    ['N32 a bomb of LZW', tiff([{ 256: 8000, 257: 8000, 278: 8000, 259: 5 }]), /packed data are shorter/],
    ['N32 a bomb of PackBits', tiff([{ 256: 8000, 257: 8000, 278: 8000, 259: 32773 }]), /packed data are shorter/],
    [
      'a value beyond the file',
      bytesOf(tiff([{ 258: [8, 8] }]), view => view.setUint32(12 + 2 + 2 * 12 + 8, 1e9, true)),
      /tag 258 lie outside/,
    ],
    ['a list as long as 4 billion', bytesOf(tiff(), view => view.setUint32(12 + 2 + 4, 0xffffffff, true)), /tag 256 lie outside/],
    ['damaged LZW', tiff([{ 259: 5 }], Uint8Array.of(255, 255, 255)), /damaged/],
    ['damaged deflate', tiff([{ 259: 8 }], Uint8Array.of(1, 2, 3, 4)), /damaged/],
    ['JPEG inside', tiff([{ 259: 7 }]), /packed by JPEG are not supported/],
    ['CMYK', tiff([{ 262: 5, 277: 4, 258: [8, 8, 8, 8] }]), /expected grey, RGB or a palette/],
    ['five samples', tiff([{ 277: 5 }]), /expected 1 to 4, found 5/],
    ['floats of 8 bits', tiff([{ 339: 3 }]), /sample format 3 with 8 bits/],
    ['a palette that is too short', tiff([{ 262: 3, 320: [1, 2, 3] }]), /palette is wrong.*expected 768 numbers, found 3/],
  ])('%s', async (_, file, message) => {
    await expect(readTiff(file, 'a.tif')).rejects.toThrow(message)
    await expect(readTiffStack(file, 'a.tif')).rejects.toThrow(message)
  })

  test('N30 more pages than a stack has', async () => {
    const count = 65_537
    const file = new Uint8Array(8 + count * 6)
    const view = new DataView(file.buffer)
    file.set([0x49, 0x49, 42, 0, 8, 0, 0, 0])
    for (let i = 0; i < count; i++) view.setUint32(8 + i * 6 + 2, 8 + (i + 1) * 6, true)
    await expect(readTiff(file, 'a.tif')).rejects.toThrow(/too many pages.*at most 65536/)
  })

  test('N32 pages that share one part are refused together', async () => {
    const page = { 256: 4000, 257: 4000, 278: 4000, 259: 8 }
    const file = tiff(Array<Page>(300).fill(page), deflateSync(new Uint8Array(16_000_000)))
    await expect(readTiffStack(file, 'a.tif')).rejects.toThrow(/packed data are shorter.*expected 4800000000 bytes, found \d+ packed bytes/)
  })

  test('N31 directories inside of pages are not followed, however many', async () => {
    expect(await numbers(tiff([{ 330: Array<number>(500).fill(12) }]))).toEqual([3, 4, 1, 2])
  })

  test('pages that are not alike say which', async () => {
    await expect(readTiffStack(tiff([{}, { 256: 1, 257: 4, 278: 4 }]), 'a.tif')).rejects.toThrow(
      /Page 2 is not like the first one.*found 1 x 4 UINT8/,
    )
  })
})
