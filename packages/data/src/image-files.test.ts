import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBmp } from './bmp/bmp-reader.ts'
import { readGif } from './gif/gif-reader.ts'
import { readJpeg } from './jpeg/jpeg-reader.ts'
import type { Layer } from './layer.ts'
import { readPng } from './png/png-reader.ts'

interface Bitmap {
  readonly width?: number
  readonly height?: number
  readonly bits?: number
  readonly compression?: number
  /** Between the header and the pixels: masks or a palette. */
  readonly between?: readonly number[]
  readonly data: readonly number[]
}

/** A BMP by hand. */
function bmp({ width = 2, height = 2, bits = 24, compression = 0, between = [], data }: Bitmap): Uint8Array {
  const bytes = new Uint8Array(54 + between.length + data.length)
  const view = new DataView(bytes.buffer)
  bytes.set([0x42, 0x4d])
  view.setUint32(10, 54 + between.length, true)
  view.setUint32(14, 40, true)
  view.setInt32(18, width, true)
  view.setInt32(22, height, true)
  view.setUint16(28, bits, true)
  view.setUint32(30, compression, true)
  bytes.set(between, 54)
  bytes.set(data, 54 + between.length)
  return bytes
}

const palette = [0, 0, 255, 0, 255, 0, 0, 0]
const masks = (...all: number[]) => all.flatMap(mask => [mask & 255, (mask >> 8) & 255, (mask >> 16) & 255, mask >>> 24])
const read = async (layer: Layer) => Array.from(await layer.read(), Number)

test.each<[string, Uint8Array, readonly number[]]>([
  ['colours', bmp({ data: [1, 2, 3, 4, 5, 6, 0, 0, 7, 8, 9, 10, 11, 12, 0, 0] }), [3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10]],
  ['the highest row first', bmp({ height: -2, width: 1, data: [1, 2, 3, 0, 4, 5, 6, 0] }), [6, 5, 4, 3, 2, 1]],
  ['a palette', bmp({ width: 3, height: 1, bits: 1, between: palette, data: [0b01000000, 0, 0, 0] }), [255, 0, 0, 0, 0, 255, 255, 0, 0]],
  [
    'runs of 8 bits',
    bmp({ width: 3, height: 2, bits: 8, compression: 1, between: palette, data: [2, 1, 1, 0, 0, 0, 0, 3, 0, 1, 0, 0, 0, 1] }),
    [0, 0, 255, 0, 0, 255, 255, 0, 0, 255, 0, 0, 0, 0, 255, 255, 0, 0],
  ],
  ['16 bits', bmp({ width: 1, height: 1, bits: 16, data: [0x1f, 0x7c, 0, 0] }), [255, 0, 255]],
  [
    'masks with alpha',
    bmp({ width: 1, height: 1, bits: 32, compression: 6, between: masks(0xff0000, 0xff00, 0xff, 0xff000000), data: [1, 2, 3, 128] }),
    [3, 2, 1, 128],
  ],
])('a bitmap: %s', async (_, bytes, expected) => {
  expect(await read(readBmp(bytes, 'a.bmp'))).toEqual(expected)
})

// Two by one pixels, red and blue.
const gif = Uint8Array.from([
  ...new TextEncoder().encode('GIF89a'),
  2,
  0,
  1,
  0,
  0x80,
  0,
  0,
  255,
  0,
  0,
  0,
  0,
  255,
  0x2c,
  0,
  0,
  0,
  0,
  2,
  0,
  1,
  0,
  0,
  2,
  2,
  0x44,
  0x0a,
  0,
  0x3b,
])
// A grey square of 8 x 8 with the value 77, from Pillow 12.
const grey = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AGd//2Q==',
  'base64',
)

test('a GIF', async () => {
  const layer = readGif(gif, 'a.gif')
  expect([layer.dimensions, await read(layer)]).toEqual([
    [2, 1],
    [255, 0, 0, 255, 0, 0, 255, 255],
  ])
})

test('a grey JPEG has one channel', async () => {
  const layer = readJpeg(grey, 'a.jpg')
  expect([layer.format.name, new Set(await read(layer))]).toEqual(['UINT8', new Set([77])])
})

const folder = join(import.meta.dirname, '../../../../shared/regression/tests/images')
test.runIf(existsSync(folder))('a photograph is the same in every format, but for what packing loses', async () => {
  const open = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
  const expected = await read(readPng(open('swirl.png'), 'swirl.png'))
  const colors = expected.length === 256 * 256 * 4 ? expected.filter((_, i) => i % 4 < 3) : expected
  for (const layer of [readJpeg(open('swirl.jpg'), 'swirl.jpg'), readBmp(open('swirl.bmp'), 'swirl.bmp')]) {
    expect([layer.dimensions, layer.format.name]).toEqual([[256, 256], 'Vec3UINT8'])
    const found = await read(layer)
    const difference = found.reduce((sum, x, i) => sum + Math.abs(x - (colors[i] as number)), 0) / found.length
    // The JPEG keeps its colours in half the resolution.
    expect(difference).toBeLessThan(1)
  }
})

const sized = (bytes: Uint8Array, at: number, ...values: number[]) => bytes.map((byte, i) => values[i - at] ?? byte)
const plain = bmp({ data: Array<number>(16).fill(0) })

test.each<[string, (name: string) => Layer, RegExp]>([
  ['a bitmap that is none', name => readBmp(Uint8Array.of(0x42, 0x4e), name), /x: This is no BMP file.*found "BN"/],
  ['a bitmap of a few bytes', name => readBmp(Uint8Array.of(0x42, 0x4d, 0), name), /ends inside its header/],
  ['a bitmap without an end', name => readBmp(plain.subarray(0, 60), name), /expected 70 bytes, found 60 bytes/],
  [
    'a huge bitmap',
    name => readBmp(bmp({ width: 100_000, height: 100_000, data: [] }), name),
    /expected 1 to 89478485 pixels, found 100000 x 100000/,
  ],
  ['a bitmap of negative width', name => readBmp(bmp({ width: -2, data: [] }), name), /found -2 x 2/],
  ['a header of any size', name => readBmp(sized(plain, 14, 255, 255, 255, 255), name), /header has a wrong size.*found 4294967295/],
  ['pixels in the header', name => readBmp(sized(plain, 10, 1, 0, 0, 0), name), /shorter than its header/],
  ['a bitmap with a JPEG inside', name => readBmp(bmp({ compression: 4, data: [] }), name), /not supported.*compression 4/],
  ['a GIF that is none', name => readGif(new TextEncoder().encode('GIF90a'), name), /x: This is no GIF file/],
  ['a GIF without an end', name => readGif(gif.subarray(0, 25), name), /x: The image cannot be decoded/],
  ['a huge GIF', name => readGif(sized(gif, 6, 255, 255, 255, 255), name), /found 65535 x 65535/],
  ['a picture outside of its GIF', name => readGif(sized(gif, 24, 9, 0, 9, 0), name), /a picture of 9 x 9 at 0, 0 in 2 x 1/],
  ['a JPEG that is none (N33)', name => readJpeg(new TextEncoder().encode('hello'), name), /x: This is no JPEG file.*found 68 65/],
  ['an empty JPEG', name => readJpeg(new Uint8Array(), name), /found nothing/],
  ['a huge JPEG (N33)', name => readJpeg(sized(grey, grey.indexOf(0xc0) + 4, 255, 255, 255, 255), name), /found 65535 x 65535/],
  ['a JPEG without pixels', name => readJpeg(grey.subarray(0, 100), name), /ends before its pixels/],
  [
    'a JPEG of many scans',
    name => readJpeg(new Uint8Array([...grey.subarray(0, -2), ...Array<number[]>(501).fill([0xff, 0xda, 0, 2]).flat(), 0xff, 0xd9]), name),
    /too many scans.*found 502/,
  ],
  ['a JPEG cut off', name => readJpeg(grey.subarray(0, -2), name), /ends inside its pixels/],
])('attacks: %s', (_, open, message) => {
  expect(() => open('x')).toThrow(message)
})
