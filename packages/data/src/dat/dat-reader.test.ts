import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DataError } from '../errors.ts'
import type { Files } from '../files.ts'
import { formatByName } from '../format.ts'
import { fromBasis } from '../matrix.ts'
import { MemoryFiles } from '../memory-files.ts'
import { readRaw } from '../raw-reader.ts'
import { defaultBasis } from '../spaces.ts'
import { readDat } from './dat-reader.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const cube = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 250)
const minimal = 'RawFile: v.raw\nResolution: 2 2 2\nFormat: UCHAR'

function read(text: string | Uint8Array, raw: Uint8Array = cube) {
  return readDat(typeof text === 'string' ? bytes(text) : text, '/data/v.dat', new MemoryFiles({ '/data/v.raw': raw }))
}

test('the shortest description', async () => {
  const { volumes, warnings } = await read(minimal)
  const volume = volumes[0]
  expect(volume).toMatchObject({
    dimensions: [2, 2, 2],
    format: { name: 'UINT8' },
    modelMatrix: defaultBasis,
    dataMap: { dataRange: [1, 250], valueRange: [1, 250] },
  })
  expect(await volume?.read()).toEqual(cube)
  expect(warnings).toEqual([expect.stringContaining('no DataRange')])
})

test('everything that can be said', async () => {
  const text = `# a comment
/ another
objectfilename: v.raw   # the voxels
DIMENSIONS:  2   2 2
Format: short
ByteOffset: 4
ByteOrder: BigEndian
DataRange: -1e1 .5e1
ValueRange: 0 100
ValueName: Density
Unit: g/cm^3
AxisNames: right up ahead
Axis2Unit: mm
SwizzleMask: RRR1
Interpolation: Nearest
Wrapping: Repeat clamp MIRROR
Offset: 1 2 3
Spacing: 0.5 1 2
WorldVector1: 1 0 0 10
WorldVector2: 0 1 0 20
WorldVector3: 0 0 1 30
WorldVector4: 0 0 0 1
Source: http://example.org:80/x
__proto__: polluted`
  const raw = new Uint8Array(20)
  new DataView(raw.buffer).setInt16(4, -300)
  const { volumes, warnings } = await read(text, raw)
  const volume = volumes[0]
  expect(warnings).toEqual([])
  expect((await volume?.read())?.[0]).toBe(-300)
  expect(volume).toMatchObject({
    format: { name: 'INT16' },
    dataMap: { dataRange: [-10, 5], valueRange: [0, 100], valueAxis: { name: 'Density', unit: 'g/cm^3' } },
    axes: [
      { name: 'right', unit: '' },
      { name: 'up', unit: 'mm' },
      { name: 'ahead', unit: '' },
    ],
    swizzle: 'rrr1',
    interpolation: 'nearest',
    wrapping: ['repeat', 'clamp', 'mirror'],
    modelMatrix: fromBasis([1, 0, 0], [0, 2, 0], [0, 0, 4], [1, 2, 3]),
    worldMatrix: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 10, 20, 30, 1],
  })
  expect(volume?.metadata.Source).toBe('http://example.org:80/x')
  expect(Object.keys(volume?.metadata ?? {})).toContain('__proto__')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('basis vectors are rows, and count only when all three are there', async () => {
  const rows = '\nBasisVector1: 1 2 3\nBasisVector2: 4 5 6\n'
  const { volumes } = await read(`${minimal}${rows}BasisVector3: 7 8 9`)
  expect(volumes[0]?.modelMatrix).toEqual(fromBasis([1, 4, 7], [2, 5, 8], [3, 6, 9], [-3, -7.5, -12]))
  expect((await read(minimal + rows)).volumes[0]?.modelMatrix).toEqual(defaultBasis)
})

test('twelve bits in sixteen', async () => {
  const { volumes } = await read('RawFile: v.raw\nResolution: 2 2 1\nFormat: USHORT_12')
  expect(volumes[0]).toMatchObject({ format: { name: 'UINT16' }, dataMap: { dataRange: [0, 4095], valueRange: [0, 4095] } })
})

test('frames follow each other, and are read when wanted', async () => {
  const { volumes } = await read('RawFile: v.raw\nResolution: 2 2 1\nFormat: UINT8\nSequences: 2\nDataRange: 0 255')
  expect(volumes.map(volume => volume.source.resident)).toEqual([undefined, undefined])
  expect(await Promise.all(volumes.map(volume => volume.read()))).toEqual([cube.slice(0, 4), cube.slice(4)])
  expect(await volumes[1]?.read()).toBe(await volumes[1]?.read())
})

test('a list of .dat files is a sequence; a circle is an error', async () => {
  const files = new MemoryFiles({ '/d/a/v.raw': cube, '/d/a/one.dat': minimal, '/d/circle.dat': 'DatFile: circle.dat' })
  const { volumes } = await readDat(bytes('DatFile: a/one.dat\nDatFile: a/one.dat\nResolution: nonsense'), '/d/list.dat', files)
  expect(volumes).toHaveLength(2)
  await expect(readDat(await files.read('/d/circle.dat'), '/d/circle.dat', files)).rejects.toThrow('circle')
})

describe('odd texts (N41)', () => {
  test.each<[string, string | Uint8Array]>([
    ['CRLF and a byte order mark', `\uFEFF${minimal.replaceAll('\n', '\r\n')}\r\n`],
    ['old Mac line ends', minimal.replaceAll('\n', '\r')],
    ['Latin-1', Uint8Array.from([...bytes(`${minimal}\nUnit: `), 0xb5, 0x6d])],
  ])('%s', async (_, text) => expect((await read(text)).volumes).toHaveLength(1))

  test('a repeated key counts the last time, with a warning', async () => {
    const { volumes, warnings } = await read(`${minimal}\nResolution: 2 2 1`)
    expect(volumes[0]?.dimensions).toEqual([2, 2, 1])
    expect(warnings[0]).toBe('/data/v.dat, line 4: Resolution is given twice, the last one counts')
  })

  test('a line of 100 MB is refused at once', async () => {
    const start = performance.now()
    await expect(read(new Uint8Array(100_000_000).fill(97))).rejects.toThrow('found 100000000 bytes')
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('bad descriptions (N40) say what was expected and found', () => {
  test.each<[string, string, RegExp]>([
    ['too short', minimal.replace('2 2 2', '2 2 3'), /expected 12 bytes.*found 8 bytes/],
    ['enormous', minimal.replace('2 2 2', '1e9 1e9 1e9'), /expected 1e\+27 bytes.*found 8 bytes/],
    ['negative', minimal.replace('2 2 2', '2 -2 2'), /Resolution in line 2.*expected three positive whole numbers, found "2 -2 2"/],
    ['text', minimal.replace('2 2 2', 'two'), /expected 3 numbers, found "two"/],
    ['offset beyond the end', `${minimal}\nByteOffset: 9`, /expected 17 bytes.*found 8 bytes/],
    ['unknown format', minimal.replace('UCHAR', 'UCHAR7'), /Format in line 3.*found "UCHAR7"/],
    ['no resolution', 'RawFile: v.raw\nFormat: UINT8', /Resolution is missing/],
    ['no format', 'RawFile: v.raw\nResolution: 2 2 2', /Format is missing/],
    ['no raw file', 'Resolution: 2 2 2\nFormat: UINT8', /RawFile is missing/],
    ['raw file that is not there', minimal.replace('v.raw', 'w.raw'), /no such file/],
    ['unreadable known key', `${minimal}\nByteOrder: PDP`, /ByteOrder in line 4/],
    ['NaN in a range', `${minimal}\nDataRange: nan 3`, /expected 2 numbers, found "nan 3"/],
    ['empty', '', /missing/],
  ])('%s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(DataError)
    await expect(read(text)).rejects.toThrow(message)
  })

  test('a file that is too long is read, with a warning', async () => {
    const { warnings } = await read(minimal.replace('2 2 2', '2 2 1'))
    expect(warnings).toContain('/data/v.raw: 4 bytes after the last voxel were ignored')
  })
})

test('a file that changes while it is read is read again, once (N42)', async () => {
  const changing = (times: number): Files => {
    const files = new MemoryFiles({ '/data/v.raw': cube })
    const read = files.read.bind(files)
    files.read = async (path, options) => {
      const found = await read(path, options)
      if (times-- > 0)
        files.put(
          '/data/v.raw',
          cube.map(x => x + 1),
        )
      return found
    }
    return files
  }
  const { volumes } = await readDat(bytes(minimal), '/data/v.dat', changing(1))
  expect((await volumes[0]?.read())?.[0]).toBe(2)
  await expect(readDat(bytes(minimal), '/data/v.dat', changing(9))).rejects.toThrow('changes while it is read')
})

test('equal voxels, and voxels that are no numbers, give a range (N43)', async () => {
  const floats = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer)
  const text = 'RawFile: v.raw\nResolution: 2 1 1\nFormat: FLOAT32'
  const range = async (raw: Uint8Array) => (await read(text, raw)).volumes[0]?.dataMap.dataRange
  expect(await range(floats(Number.NaN, 3))).toEqual([3, 3])
  expect(await range(floats(Number.NaN, Number.POSITIVE_INFINITY))).toEqual([0, 1])
})

describe('raw files', () => {
  const files = new MemoryFiles({ '/v.raw': cube })
  const format = formatByName('UINT8')

  test('are centred, with a hundredth between voxels', async () => {
    const volume = await readRaw('/v.raw', files, { dimensions: [2, 2, 2], format })
    expect(volume.modelMatrix).toEqual(fromBasis([0.02, 0, 0], [0, 0.02, 0], [0, 0, 0.02], [-0.01, -0.01, -0.01]))
    expect(volume.dataMap.dataRange).toEqual([1, 250])
  })

  test.each<[string, [number, number, number], number, RegExp]>([
    ['negative dimensions', [2, -2, 2], 0, /positive whole numbers.*found 2 x -2 x 2/],
    ['a negative offset', [2, 2, 2], -1, /count of bytes.*found -1/],
    ['too few bytes', [2, 2, 2], 1, /expected 9 bytes.*found 8 bytes/],
  ])('with %s are refused', async (_, dimensions, byteOffset, message) => {
    await expect(readRaw('/v.raw', files, { dimensions, format, byteOffset })).rejects.toThrow(message)
  })
})

// Sample files may lie beside the repository; they are too large to be part of it.
const samples = join(import.meta.dirname, '../../../../../shared/regression')
const diskFiles: Files = {
  read: async (path, { offset = 0, length } = {}) => readFileSync(path).subarray(offset, length && offset + length),
  write: async () => expect.fail('nothing is written'),
  list: async () => [],
  stat: async path => {
    if (!existsSync(path)) return undefined
    const { size, mtimeMs } = statSync(path)
    return { kind: 'file', size, modified: mtimeMs }
  },
}

const datFiles = existsSync(samples)
  ? readdirSync(samples, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.dat'))
      .map(name => join(samples, name))
  : []
test.skipIf(datFiles.length === 0)('the sample files are read (skipped without the folder of samples)', async () => {
  for (const path of datFiles) {
    const { volumes } = await readDat(readFileSync(path), path, diskFiles)
    expect(volumes.length, basename(path)).toBeGreaterThan(0)
    await volumes[0]?.read()
  }
})
