import type { Volume } from '@ivw/data'
import { encodePng, MemoryFiles } from '@ivw/data'
import { expect, test } from 'vitest'
import { fileFinderService, filesService, logService } from '../services.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { ImageSource } from './image-source.ts'
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

test('an image keeps its own size', async () => {
  const data = Uint8Array.of(0, 1, 2, 3, 4, 5)
  const { network } = withFiles({ '/data/a.png': encodePng({ width: 3, height: 2, channels: 1, data }) })
  const source = network.add(ImageSource, 'Source')
  source.file.value = 'a.png'
  await network.idle()
  expect(source.imageDimension.value).toEqual([3, 2])
  expect([...(await source.image.data!.colorLayers[0]!.read())]).toEqual([...data])
})
