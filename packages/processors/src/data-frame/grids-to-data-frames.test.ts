import { type DataFrame, formatByName, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { imageOf, TestImage } from '../testing/test-image.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { ImageToDataFrame } from './image-to-data-frame.ts'
import { VolumeToDataFrame } from './volume-to-data-frame.ts'

const row = (frame: DataFrame | undefined, i: number) => Promise.all(frame?.columns.map(async column => (await column.texts())[i]) ?? [])

test('voxels', async () => {
  const network = new TestNetwork()
  const array = Float32Array.of(0, 0.1, 0.2, 0.3)
  network.add(TestVolume, 'Volume').show(new Volume({ dimensions: [2, 1, 2], format: formatByName('FLOAT32'), source: memory(array) }))
  const processor = network.add(VolumeToDataFrame, 'Table')
  network.connect('Volume.volume', 'Table.volume')
  demand(network, processor.table)
  await network.idle()
  expect(await row(processor.table.data, 3)).toEqual(['3', '1', '0', '1', '0.3'])
})

test('pixels', async () => {
  const network = new TestNetwork()
  const image = network.add(TestImage, 'Image')
  const processor = network.add(ImageToDataFrame, 'Table')
  network.connect(image.outports[0]!.path, 'Table.image')
  demand(network, processor.table)
  image.show(imageOf([2, 2], 'Vec3UINT8', (x, y) => [x, y, 10 * x + y]))
  await network.idle()
  expect(processor.table.data?.columns.map(column => column.header)).toEqual(['index', 'X', 'Y', 'Channel 1', 'Channel 2', 'Channel 3'])
  expect(await row(processor.table.data, 1)).toEqual(['1', '1', '0', '1', '0', '10'])
})
