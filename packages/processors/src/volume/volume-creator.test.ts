import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { VolumeCreator } from './volume-creator.ts'

const created = (type: string, set: (creator: VolumeCreator) => void = () => {}) =>
  operated(VolumeCreator, [], creator => {
    creator.type.selected = type
    creator.dimensions.value = [4, 3, 2]
    set(creator)
  })
const at = (x: number, y: number, z: number): number => x + 4 * (y + 3 * z)

test('one voxel in the middle, in the unit cube around the origin', async () => {
  const { volume, numbers } = await created('singleVoxel')
  expect(numbers.flatMap((value, i) => (value === 0 ? [] : [[i, value]]))).toEqual([[at(1, 1, 0), 1]])
  expect([volume.format.name, volume.modelMatrix[0], volume.modelMatrix[12], volume.dataMap.dataRange]).toEqual([
    'FLOAT32',
    1,
    -0.5,
    [0, 1],
  ])
})

test('a sphere falls off with the squared distance', async () => {
  const { volume, numbers } = await created('sphere')
  const radius = Math.hypot(4, 3, 2)
  expect(numbers[at(0, 0, 0)]).toBeCloseTo(radius / (radius + 1.5 ** 2 + 1 + 0.5 ** 2), 6)
  expect(volume.dataMap.dataRange).toEqual([Math.min(...numbers), Math.max(...numbers)])
})

test('rings, truncated to integers', async () => {
  const { numbers, volume } = await created('ripple', creator => {
    creator.format.selected = 'UINT8'
  })
  const squared = 1.5 ** 2 + 1 + 0.5 ** 2
  expect(volume.format.name).toBe('UINT8')
  expect(numbers[0]).toBe(Math.trunc((0.5 + 0.5 * Math.sin((4 * (Math.PI / 2) * squared) / Math.hypot(4, 3, 2))) * 255))
})

test('a cell whose corners are the bits of its index, around each face', async () => {
  const { numbers, volume } = await created('marchingCube', creator => {
    creator.index.value = 0b01000110
  })
  expect(volume.dimensions).toEqual([2, 2, 2])
  expect(numbers).toEqual([0, 1, 0, 1, 0, 0, 0, 1])
})

test('a box without voxels', async () => {
  const { volume, numbers } = await created('sphere', creator => {
    creator.dimensions.value = [4, 3, 0]
  })
  expect([volume.dimensions, numbers]).toEqual([[4, 3, 0], []])
})
