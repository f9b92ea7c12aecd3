import { edgeVectors, formatByName, memory, offsetOf, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { VolumeSubset } from './volume-subset.ts'

const source = new Volume({
  dimensions: [4, 3, 2],
  format: formatByName('Vec2UINT8'),
  source: memory(Uint8Array.from({ length: 48 }, (_, i) => i)),
  modelMatrix: [4, 0, 0, 0, 0, 6, 0, 0, 0, 0, 2, 0, -2, -3, -1, 1],
  worldMatrix: [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1],
})

function cut(processor: VolumeSubset): void {
  processor.ranges[0]!.value = [1, 3]
  processor.ranges[1]!.value = [2, 3]
}

test('the block keeps its voxels and its place, but not the world matrix', async () => {
  const { volume, numbers } = await operated(VolumeSubset, [source], cut)
  expect(volume.dimensions).toEqual([2, 1, 2])
  expect(numbers).toEqual([18, 19, 20, 21, 42, 43, 44, 45])
  expect(edgeVectors(volume.modelMatrix)).toEqual([
    [2, 0, 0],
    [0, 2, 0],
    [0, 0, 2],
  ])
  expect(offsetOf(volume.modelMatrix)).toEqual([-1, 1, -1])
  expect(volume.worldMatrix[0]).toBe(1)
})

test('without adjustment the block is stretched over the whole box', async () => {
  const { volume } = await operated(VolumeSubset, [source], processor => {
    cut(processor)
    processor.adjustBasisAndOffset.value = false
  })
  expect(volume.modelMatrix).toEqual(source.modelMatrix)
})

test('at first the ranges hold everything, and the volume passes as it is', async () => {
  const { volume, processor } = await operated(VolumeSubset, [source])
  expect(volume).toBe(source)
  expect(processor.ranges.map(range => range.value)).toEqual([
    [0, 4],
    [0, 3],
    [0, 2],
  ])
})
