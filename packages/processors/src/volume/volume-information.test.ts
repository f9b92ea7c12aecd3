import { formatByName, fromBasis, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { TestNetwork, TestVolume } from '../testing/test-network.ts'
import { VolumeInformation } from './volume-information.ts'

const pairs = new Volume({
  dimensions: [4, 1, 1],
  format: formatByName('Vec2FLOAT32'),
  source: memory(Float32Array.of(0, 0, 1, Number.NaN, Number.POSITIVE_INFINITY, 0, -2, 5)),
  modelMatrix: fromBasis([8, 0, 0], [0, 1, 0], [0, 0, 1], [-4, 0, 0]),
  worldMatrix: fromBasis([2, 0, 0], [0, 2, 0], [0, 0, 2]),
  metadata: { description: 'Pairs' },
})

test('size, place, metadata and what is in it', async () => {
  const network = new TestNetwork()
  const information = network.add(VolumeInformation)
  network.add(TestVolume, 'Source').show(pairs)
  network.connect('Source.volume', 'VolumeInformation.volume')
  await network.idle()
  expect(information.property('dataInformation.dimensions')?.state).toMatchObject({ value: [4, 1, 1] })
  expect([information.significant.value, information.significantRatio.value]).toEqual([2, 0.5])
  expect(information.ranges.map(({ value }) => value).slice(0, 2)).toEqual([
    [-2, 1],
    [0, 5],
  ])
  expect(information.ranges.map(({ visible }) => visible)).toEqual([true, true, false, false])
  expect([information.offset.value, information.voxelSize.value]).toEqual([
    [-4, 0, 0],
    [4, 2, 2],
  ])
  expect(information.metaData.properties.map(({ displayName, state }) => [displayName, state])).toEqual([
    ['description', { value: 'Pairs' }],
  ])
})
