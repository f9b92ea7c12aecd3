import { formatByName, fromBasis, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { DistanceTransformRAM } from './distance-transform-ram.ts'

/** 3 x 3 x 3 voxels of size 1 with one that differs. */
function withFeature(voxel: number, value = 255, rest = 0): Volume {
  const numbers = new Uint8Array(27).fill(rest)
  numbers[voxel] = value
  return new Volume({
    dimensions: [3, 3, 3],
    format: formatByName('UINT8'),
    source: memory(numbers),
    modelMatrix: fromBasis([3, 0, 0], [0, 3, 0], [0, 0, 3]),
    worldMatrix: fromBasis([2, 0, 0], [0, 2, 0], [0, 0, 2]),
  })
}
const middle = 13

test('distances from the one voxel above the threshold, in model space', async () => {
  const { volume, numbers } = await operated(DistanceTransformRAM, [withFeature(middle)])
  expect([numbers[middle], numbers[middle + 1], numbers[0]]).toEqual([0, 1, Math.fround(Math.sqrt(3))])
  expect(volume.dataMap.dataRange).toEqual([0, Math.sqrt(27)])
  expect(volume.worldMatrix[0]).toBe(2)
})

test('squares, scaled, of voxels below a threshold that counts as it is stored; the range is that of the result', async () => {
  const { volume, numbers } = await operated(DistanceTransformRAM, [withFeature(middle, 0.4, 7)], distances => {
    distances.normalize.value = false
    distances.flip.value = true
    distances.squared.value = true
    distances.scale.value = 2
    distances.dataRangeMode.setState({ selected: 'MinMax' })
  })
  expect([numbers[middle], numbers[middle + 1], numbers[0]]).toEqual([0, 2, 6])
  expect(volume.dataMap.dataRange).toEqual([0, 6])
})

test('as in Inviwo the first row of an axis is no source for others', async () => {
  const { numbers } = await operated(DistanceTransformRAM, [withFeature(0)])
  expect([numbers[0], numbers[1], numbers[2]]).toEqual([0, 1, 2])
  // A row without features: count + 1 + the way to the nearer end.
  expect(numbers[3]).toBe(4)
})

test('several voxels for one', async () => {
  const { volume, numbers } = await operated(DistanceTransformRAM, [withFeature(middle)], distances => {
    distances.factors.value = [2, 1, 1]
    distances.dataRangeMode.setState({ selected: 'Custom' })
    distances.customDataRange.value = [1, 5]
  })
  expect([volume.dimensions, volume.dataMap.dataRange]).toEqual([
    [6, 3, 3],
    [1, 5],
  ])
  expect(numbers.slice(24, 30)).toEqual([1, 0.5, 0, 0, 0.5, 1])
})
