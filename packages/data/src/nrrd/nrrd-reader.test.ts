import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MemoryFiles } from '../memory-files.ts'
import { readNrrd } from './nrrd-reader.ts'

const usual = { type: 'uint8', dimension: '3', sizes: '3 2 1', encoding: 'raw', endian: 'little' }
const bytes = Uint8Array.of(0, 1, 2, 3, 4, 5)

/** An NRRD file by hand; `undefined` leaves a field out. */
function nrrd(
  fields: Readonly<Record<string, string | undefined>> = {},
  body: Uint8Array | string = bytes,
  magic = 'NRRD0004',
): Uint8Array {
  const lines = Object.entries({ ...usual, ...fields }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]))
  const data = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return new Uint8Array([...new TextEncoder().encode(`${magic}\n# by hand\n${lines.join('\n')}\nnote:=1\n\n`), ...data])
}

const read = (file: Uint8Array, others: Readonly<Record<string, Uint8Array | string>> = {}) =>
  readNrrd('/d/a.nrrd', new MemoryFiles({ '/d/a.nrrd': file, ...others }))
const frames = async (file: Uint8Array, others: Readonly<Record<string, Uint8Array | string>> = {}) => {
  const { volumes } = await read(file, others)
  return Promise.all(volumes.map(async volume => Array.from(await volume.read(), Number)))
}

test('numbers, ranges and pairs', async () => {
  const [volume] = (await read(nrrd({ content: 'head', 'sample units': '"HU"' }))).volumes
  expect([volume?.dimensions, volume?.format.name, volume?.dataMap.dataRange]).toEqual([[3, 2, 1], 'UINT8', [0, 5]])
  expect(volume?.dataMap.valueAxis).toEqual({ name: 'head', unit: 'HU' })
  expect(volume?.metadata).toEqual({ note: '1' })
})

test.each<[string, Readonly<Record<string, string>>, readonly number[]]>([
  ['none at all: the box from -1 to 1', {}, [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, -1, -1, -1, 1]],
  ['spacings: centred', { spacings: '1 2 3' }, [3, 0, 0, 0, 0, 4, 0, 0, 0, 0, 3, 0, -1.5, -2, -1.5, 1]],
  ['directions: centred', { 'space directions': '(0,1,0) (1,0,0) (0,0,2)' }, [0, 3, 0, 0, 2, 0, 0, 0, 0, 0, 2, 0, -1, -1.5, -1, 1]],
  [
    'an origin in the middle of the first voxel',
    { 'space directions': '(1,0,0) (0,1,0) (0,0,2)', 'space origin': '(10,20,30)' },
    [3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 9.5, 19.5, 29, 1],
  ],
])('the place in space: %s', async (_, fields, expected) => {
  const [volume] = (await read(nrrd(fields))).volumes
  expect(volume?.modelMatrix.map(x => x + 0)).toEqual(expected)
})

test.each<[string, Uint8Array, readonly (readonly number[])[]]>([
  ['raw', nrrd(), [[0, 1, 2, 3, 4, 5]]],
  ['big-endian', nrrd({ type: 'short', sizes: '3 1 1', endian: 'big' }), [[1, 515, 1029]]],
  ['gzip', nrrd({ encoding: 'gzip' }, gzipSync(bytes)), [[0, 1, 2, 3, 4, 5]]],
  [
    'text',
    nrrd({ encoding: 'ascii', type: 'float', endian: undefined as never }, '0 1.5\n2 -3e1 nan 5\n'),
    [[0, 1.5, 2, -30, Number.NaN, 5]],
  ],
  ['hexadecimal', nrrd({ encoding: 'hex' }, '00 01 02 03\nfE ff'), [[0, 1, 2, 3, 254, 255]]],
  ['lines and bytes to skip', nrrd({ 'line skip': '2', 'byte skip': '1' }, Uint8Array.of(7, 10, 8, 10, 9, ...bytes)), [[0, 1, 2, 3, 4, 5]]],
  ['at the end of the file', nrrd({ 'byte skip': '-1' }, Uint8Array.of(7, 7, 7, ...bytes)), [[0, 1, 2, 3, 4, 5]]],
  [
    'components first',
    nrrd({ dimension: '4', sizes: '2 3 1 1', kinds: 'vector domain domain domain', spacings: 'nan 1 1 1' }),
    [[0, 1, 2, 3, 4, 5]],
  ],
  ['components last', nrrd({ dimension: '4', sizes: '3 1 1 2', kinds: 'domain domain domain vector' }), [[0, 3, 1, 4, 2, 5]]],
  [
    'time',
    nrrd({ dimension: '4', sizes: '3 1 1 2', kinds: 'space space space time' }),
    [
      [0, 1, 2],
      [3, 4, 5],
    ],
  ],
  ['a plane', nrrd({ dimension: '2', sizes: '3 2', spacings: '1 1' }), [[0, 1, 2, 3, 4, 5]]],
])('numbers: %s', async (_, file, expected) => {
  expect(await frames(file)).toEqual(expected)
})

test.each<[string, string, readonly number[]]>([
  ['no numbers at all', 'nan inf -inf nan nan nan', [0, 1]],
  ['some', 'nan 3 -inf 1e-40 nan -2', [-2, 3]],
  ['all equal', '7 7 7 7 7 7', [7, 7]],
])('N43 the range is finite: %s', async (_, text, range) => {
  const [volume] = (await read(nrrd({ encoding: 'ascii', type: 'float' }, text))).volumes
  expect([volume?.dataMap.dataRange, volume?.dataMap.valueRange]).toEqual([range, range])
})

test('numbers in other files: one, a list, a pattern', async () => {
  const halves = { '/d/1.raw': bytes.subarray(0, 3), '/d/2.raw': bytes.subarray(3) }
  expect(await frames(nrrd({ 'data file': 'x.raw' }), { '/d/x.raw': bytes })).toEqual([[0, 1, 2, 3, 4, 5]])
  expect(await frames(nrrd({ 'data file': '%d.raw 1 2 1' }), halves)).toEqual([[0, 1, 2, 3, 4, 5]])
  const list = new TextEncoder().encode(`NRRD0004\ntype: uchar\ndimension: 3\nsizes: 3 1 2\nencoding: raw\ndata file: LIST\n2.raw\n1.raw\n`)
  expect(await frames(list, halves)).toEqual([[3, 4, 5, 0, 1, 2]])
})

describe('attacks', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['wrong magic', nrrd({}, bytes, 'NRRX0004'), /a\.nrrd: This is no NRRD file.*found "NRRX0004"/],
    ['an empty file', new Uint8Array(), /no NRRD file/],
    ['sizes beyond the file', nrrd({ sizes: '1000000 1000000 10' }), /expected \d+ bytes.*found \d+ bytes/],
    ['sizes whose product is too large', nrrd({ sizes: '999999999 999999999 999999999' }), /too large/],
    ['a negative size', nrrd({ sizes: '3 -2 1' }), /field sizes is wrong.*found 3 -2 1/],
    ['a size of 0', nrrd({ sizes: '3 0 1' }), /field sizes is wrong/],
    ['too few sizes', nrrd({ sizes: '3 2' }), /expected 3 positive whole numbers, found 3 2/],
    ['200 dimensions', nrrd({ dimension: '200' }), /expected 1 to 16, found 200/],
    ['a field that is missing', nrrd({ type: undefined }), /field type is missing/],
    ['a byte order that is missing', nrrd({ type: 'short', endian: undefined }), /field endian is missing/],
    ['blocks', nrrd({ type: 'block' }), /this type are not supported/],
    ['bzip2', nrrd({ encoding: 'bzip2' }), /expected raw, ascii, gzip, hex, found bzip2/],
    ['NaN spacing', nrrd({ spacings: 'nan 1 1' }), /no place in space.*found nan 1 1/],
    ['a spacing of 0', nrrd({ spacings: '0 1 1' }), /no place in space/],
    ['flat directions', nrrd({ 'space directions': '(1,0,0) (1,0,0) (0,0,1)' }), /no place in space/],
    ['too few directions', nrrd({ 'space directions': '(1,0,0)' }), /expected 3 vectors/],
    ['a file cut off', nrrd({}, bytes.subarray(0, 5)), /expected \d+ bytes \(6 of 3 x 2 x 1/],
    ['gzip cut off', nrrd({ encoding: 'gzip' }, gzipSync(bytes).subarray(0, 12)), /packed data/],
    [
      'more than packed bytes can hold',
      nrrd({ encoding: 'gzip', sizes: '1000 1000 1000' }, gzipSync(bytes)),
      /packed data are shorter.*expected 1000000000 bytes/,
    ],
    ['too few numbers', nrrd({ encoding: 'ascii' }, '1 2 3 4 5 '), /expected 6, found 5/],
    ['far too few numbers', nrrd({ encoding: 'ascii', sizes: '1000 1000 1000' }, '1 2 3'), /expected 1000000000, found 3/],
    ['words for numbers', nrrd({ encoding: 'ascii' }, '1 2 three 4 5 6'), /no number.*found "three"/],
    ['no numbers beside it', nrrd({ 'data file': 'gone.raw' }), /gone\.raw: There is no such file/],
    ['a million files', nrrd({ 'data file': '%d.raw 1 1000000 1' }), /cannot be counted/],
    ['files without end', nrrd({ 'data file': '%d.raw 1 2 0' }), /cannot be counted/],
    ['a line without a field', new TextEncoder().encode('NRRD0004\nnonsense\n\n'), /Line 2 cannot be understood/],
    ['five axes in space', nrrd({ dimension: '5', sizes: '6 5 5 5 5', kinds: 'space space space space space' }), /axes are no volume/],
    ['__proto__ as a field', nrrd({ __proto__x: 'x', sizes: '0 0 0' }), /field sizes/],
  ])('%s', async (_, file, message) => {
    await expect(read(file)).rejects.toThrow(message)
  })

  test('a pair called __proto__ is a pair', async () => {
    const file = nrrd({ type: 'uint8\n__proto__:=x' })
    const [volume] = (await read(file)).volumes
    expect(Object.keys(volume?.metadata ?? {})).toEqual(['__proto__', 'note'])
  })
})
