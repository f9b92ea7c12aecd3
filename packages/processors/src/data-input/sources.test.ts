import type { Volume } from '@ivw/data'
import { encodePng, formatByName, MemoryFiles, readDat } from '@ivw/data'
import { describe, expect, test } from 'vitest'
import { fileFinderService, filesService, ivfReaderService, logService } from '../services.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { GeometrySource } from './geometry-source.ts'
import { ImageSource } from './image-source.ts'
import { rawMeta } from './raw-meta.ts'
import { VolumeSource } from './volume-source.ts'

const dat = 'RawFile: ball.raw\nResolution: 2 2 2\nFormat: UINT8\nDataRange: 0 100\n'

function withFiles(files: Readonly<Record<string, Uint8Array | string>>) {
  const network = new TestNetwork()
  const warnings: string[] = []
  network.services
    .set(filesService, new MemoryFiles(files))
    .set(fileFinderService, { find: async path => `/data/${path}` })
    .set(logService, { warning: (_source, text) => warnings.push(text) })
  return { network, warnings }
}

test('a volume comes with the ranges of its file', async () => {
  const { network } = withFiles({ '/data/ball.dat': dat, '/data/ball.raw': new Uint8Array(8) })
  const source = network.add(VolumeSource, 'Source')
  demand(network, source.volume)
  source.file.value = 'ball.dat'
  await network.idle()
  const volume = source.volume.data as Volume
  expect([volume.dimensions, volume.dataMap.dataRange]).toEqual([
    [2, 2, 2],
    [0, 100],
  ])
  expect(source.information.dataRange.value).toEqual([0, 100])
  source.information.dataRange.value = [10, 50]
  await network.idle()
  expect((source.volume.data as Volume).dataMap.dataRange).toEqual([10, 50])
})

test('ranges that a workspace stored win over those of the file', async () => {
  const { network } = withFiles({ '/data/ball.dat': dat, '/data/ball.raw': new Uint8Array(8) })
  const source = network.add(VolumeSource, 'Source')
  demand(network, source.volume)
  source.information.dataRange.value = [5, 6]
  source.file.value = 'ball.dat'
  await network.idle()
  expect((source.volume.data as Volume).dataMap.dataRange).toEqual([5, 6])
})

test('a file that nobody can read fails with a sentence', async () => {
  const { network } = withFiles({ '/data/notes.txt': 'hello' })
  const source = network.add(VolumeSource, 'Source')
  demand(network, source.volume)
  source.file.value = 'notes.txt'
  await network.evaluator.idle()
  expect(source.status.error?.message).toContain('known are .dat, .npy')
})

describe('a raw file', () => {
  const sixteen = Uint8Array.from({ length: 17 }, (_, i) => i)
  const raw = (meta: Readonly<Record<string, unknown>>) => {
    const { network } = withFiles({ '/data/ball.raw': sixteen })
    const source = network.add(VolumeSource, 'Source')
    demand(network, source.volume)
    source.setMeta(meta)
    source.file.value = 'ball.raw'
    return { network, source }
  }
  const described = { dimensions: [2, 2, 2], format: formatByName('UINT16'), byteOffset: 1, bigEndian: true, dataRange: [0, 9] } as const

  test('is read as its source says, and anew when that changes', async () => {
    const { network, source } = raw(rawMeta(described))
    await network.idle()
    const volume = source.volume.data as Volume
    expect([volume.dimensions, volume.format.name, volume.dataMap.dataRange]).toEqual([[2, 2, 2], 'UINT16', [0, 9]])
    expect((await volume.read())[0]).toBe(0x0102)
    source.setMeta(rawMeta({ ...described, dimensions: [4, 2, 1], bigEndian: false }))
    await network.idle()
    expect((source.volume.data as Volume).dimensions).toEqual([4, 2, 1])
    expect((await (source.volume.data as Volume).read())[0]).toBe(0x0201)
  })

  test('of newer workspaces has other numbers of formats', async () => {
    const { network, source } = raw({
      ...rawMeta({ ...described, byteOffset: 0 }),
      'rawReaderData.formatid': 8,
      'rawReaderData.byteOffset': 1,
    })
    await network.idle()
    expect((source.volume.data as Volume).format.name).toBe('UINT16')
  })

  test('that nobody has described says what is missing', async () => {
    const { network, source } = raw({ 'rawReaderData.formatid': 8 })
    await network.evaluator.idle()
    expect(source.status.error?.message).toContain('its dimensions must be given')
  })
})

test('an .ivf file is read by the reader of the home', async () => {
  const { network } = withFiles({ '/data/ball.ivf': 'described', '/data/ball.dat': dat, '/data/ball.raw': new Uint8Array(8) })
  network.services.set(ivfReaderService, (_, path, files) => readDat(new TextEncoder().encode(dat), path, files))
  const source = network.add(VolumeSource, 'Source')
  demand(network, source.volume)
  source.file.value = 'ball.ivf'
  await network.idle()
  expect((source.volume.data as Volume).dimensions).toEqual([2, 2, 2])
})

test('an image keeps its own size', async () => {
  const data = Uint8Array.of(0, 1, 2, 3, 4, 5)
  const { network } = withFiles({ '/data/a.png': encodePng({ width: 3, height: 2, channels: 1, data }) })
  const source = network.add(ImageSource, 'Source')
  source.file.value = 'a.png'
  await network.idle()
  expect(source.imageDimension.value).toEqual([3, 2])
  expect([...(await source.image.data!.colorLayers[0]!.read())]).toEqual([...data])
})

describe('a mesh', () => {
  const open = async (files: Readonly<Record<string, string>>, name: string) => {
    const { network, warnings } = withFiles(files)
    const source = network.add(GeometrySource, 'Source')
    source.file.value = name
    await network.evaluator.idle()
    return { network, source, warnings }
  }
  const triangle = 'mtllib t.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n'

  test('comes from its file, though nobody asks for it', async () => {
    const { source, warnings } = await open({ '/data/T.OBJ': triangle }, 'T.OBJ')
    expect(source.mesh.data?.indices[0]?.buffer.length).toBe(3)
    expect(warnings).toEqual(['/data/T.OBJ: its materials cannot be read: /data/t.mtl: There is no such file'])
  })

  test('stays when the next file is damaged, which is told with its line', async () => {
    const { network, source } = await open({ '/data/t.obj': triangle, '/data/bad.obj': 'v 0 0 zero' }, 't.obj')
    const good = source.mesh.data
    source.file.value = 'bad.obj'
    await network.evaluator.idle()
    expect(source.status.error?.message).toContain('/data/bad.obj: Line 1 cannot be understood (expected a number, found "zero")')
    expect(source.mesh.data).toBe(good)
    source.file.value = 't.obj'
    await network.idle()
    expect(source.status.state).toBe('success')
  })
})

test('a volume stays when the next file is damaged', async () => {
  const nrrd = 'NRRD0004\ntype: uchar\ndimension: 3\nsizes: 2 1 1\nencoding: ascii\n\n'
  const { network } = withFiles({ '/data/a.nrrd': `${nrrd}1 2`, '/data/b.nrrd': `${nrrd}1` })
  const source = network.add(VolumeSource, 'Source')
  demand(network, source.volume)
  source.file.value = 'a.nrrd'
  await network.idle()
  const good = source.volume.data
  source.file.value = 'b.nrrd'
  await network.evaluator.idle()
  expect(source.status.error?.message).toContain('/data/b.nrrd: There are fewer numbers than the header says (expected 2, found 1)')
  expect(source.volume.data).toBe(good)
})
