import { bufferOf, Column, categoricalColumn, DataFrame, formatByName, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { TestDataFrame } from '../testing/test-data-frame.ts'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { VolumeVoronoiSegmentation } from './volume-voronoi-segmentation.ts'

const column = (header: string, ...values: number[]) => new Column({ header, buffer: bufferOf('FLOAT64', Float64Array.from(values)) })

async function segmented(frame: DataFrame, set: (processor: VolumeVoronoiSegmentation) => void = () => {}) {
  const network = new TestNetwork()
  network.factory.register(TestDataFrame)
  const processor = network.add(VolumeVoronoiSegmentation, 'Voronoi')
  network.add(TestDataFrame, 'Table').show(frame)
  const volume = new Volume({ dimensions: [4, 1, 1], format: formatByName('UINT8'), source: memory(new Uint8Array(4)) })
  network.add(TestVolume, 'Volume').show(volume)
  network.connect('Volume.volume', 'Voronoi.inputVolume', 'Table.table', 'Voronoi.seedPoints')
  demand(network, processor.labels)
  await network.evaluator.idle()
  set(processor)
  await network.evaluator.idle()
  return processor
}

const seeds = new DataFrame([column('x', 0, 1), column('y', 0, 0), column('z', 0, 0), column('w', 0, 0.6)])

test('the columns of the table are offered, and the first ones chosen', async () => {
  const processor = await segmented(seeds)
  expect(processor.x.options.map(option => option.id)).toEqual(['index', 'x', 'y', 'z', 'w'])
  expect([processor.label, processor.x, processor.z, processor.weight].map(property => property.selected)).toEqual(['index', 'x', 'z', 'z'])
  expect([...(await processor.labels.data!.read())]).toEqual([0, 0, 1, 1])
})

test('weights, and another column', async () => {
  const processor = await segmented(seeds, voronoi => {
    voronoi.weighted.value = true
    voronoi.weight.selectName('w')
  })
  expect([...(await processor.labels.data!.read())]).toEqual([0, 1, 1, 1])
})

test('a column that is not there is asked for', async () => {
  const { status } = await segmented(new DataFrame([categoricalColumn('name', ['a'])]), voronoi => {
    voronoi.weighted.value = true
    voronoi.weight.selectIndex(0)
  })
  expect(status.error?.message).toBe('There is no column for Weight: choose one of the table')
})
