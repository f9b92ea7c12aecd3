import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DataError, type Files, MemoryFiles } from '@ivw/data'
import { describe, expect, test } from 'vitest'
import { readIvf } from './ivf-reader.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const raw = Uint8Array.of(9, 0, 1, 0, 2)
const files = new MemoryFiles({ '/d/v.raw': raw })
const read = (content: string) => readIvf(bytes(`<InviwoTreeData version="1.0">${content}</InviwoTreeData>`), '/d/v.ivf', files)
const minimal = '<RawFile content="v.raw" /><Format content="UINT16" /><Dimension x="2" y="1" z="1" />'

test('the shortest description', async () => {
  const { volumes } = await read(minimal)
  expect(volumes[0]).toMatchObject({
    dimensions: [2, 1, 1],
    format: { name: 'UINT16' },
    dataMap: { dataRange: [0, 65535], valueRange: [0, 65535] },
  })
  expect(await volumes[0]?.read()).toEqual(Uint16Array.of(9, 1))
})

test('everything that can be said', async () => {
  const identity = '<col0 x="1" y="0" z="0" w="0" /><col1 x="0" y="1" z="0" w="0" /><col2 x="0" y="0" z="1" w="0" />'
  const { volumes } =
    await read(`${minimal}<ByteOffset content="1" /><SwizzleMask content="RRR1" /><Interpolation content="Nearest" /><Wrapping content="Clamp Repeat Mirror" />
    <DataRange x="0" y="512" /><ValueRange x="-1" y="1" /><Unit content="HU" />
    <BasisAndOffset>${identity}<col3 x="-1" y="-2" z="-3" w="1" /></BasisAndOffset><WorldTransform>${identity}<col3 x="5" y="6" z="7" w="1" /></WorldTransform>
    <MetaDataMap><MetaDataItem type="org.inviwo.BoolMetaData" key="LittleEndian"><MetaData content="0" /></MetaDataItem></MetaDataMap>`)
  const volume = volumes[0]
  expect(await volume?.read()).toEqual(Uint16Array.of(1, 2))
  expect(volume).toMatchObject({
    swizzle: 'rrr1',
    interpolation: 'nearest',
    wrapping: ['clamp', 'repeat', 'mirror'],
    dataMap: { dataRange: [0, 512], valueRange: [-1, 1], valueAxis: { unit: 'HU' } },
  })
  expect(volume?.modelMatrix.slice(12)).toEqual([-1, -2, -3, 1])
  expect(volume?.worldMatrix.slice(12)).toEqual([5, 6, 7, 1])
})

test('a list of volumes is a sequence', async () => {
  const list = new MemoryFiles({ '/d/a/v.raw': raw, '/d/a/v.ivf': `<InviwoTreeData>${minimal}</InviwoTreeData>` })
  const { volumes } = await readIvf(
    bytes('<InviwoTreeData><volumes><volume content="a/v.ivf" /><volume content="a/v.ivf" /></volumes></InviwoTreeData>'),
    '/d/v.ivfs',
    list,
  )
  expect(volumes).toHaveLength(2)
})

describe('bad descriptions', () => {
  test.each<[string, string, RegExp]>([
    ['too short a file', minimal.replace('y="1"', 'y="9"'), /expected 36 bytes.*found 5 bytes/],
    ['no format', minimal.replace(/<Format.*?>/, ''), /<Format> is missing/],
    ['no dimensions', minimal.replace(/<Dimension.*?>/, ''), /<Dimension> is missing/],
    ['no size', minimal.replace('x="2"', 'x="0"'), /<Dimension>/],
    ['another format', minimal.replace('UINT16', 'X'), /Unknown data format/],
    ['a file that is not there', minimal.replace('v.raw', 'w.raw'), /no such file/],
  ])('%s', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(DataError)
    await expect(read(content)).rejects.toThrow(message)
  })
})

const folder = join(import.meta.dirname, '../../../../shared/regression')
const samples = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ivf')) : []
test.skipIf(samples.length === 0)('real files (skipped without the folder of samples)', async () => {
  const disk: Files = {
    read: async (path, { offset = 0, length } = {}) => readFileSync(path).subarray(offset, length && offset + length),
    write: async () => expect.fail('nothing is written'),
    list: async () => [],
    stat: async path => (existsSync(path) ? { kind: 'file', size: statSync(path).size, modified: statSync(path).mtimeMs } : undefined),
  }
  for (const name of samples) {
    const path = join(folder, name)
    const { volumes } = await readIvf(readFileSync(path), path, disk)
    expect((await volumes[0]?.read())?.length, name).toBe((volumes[0]?.voxels ?? 0) * (volumes[0]?.format.components ?? 0))
  }
})
