import { MersenneTwister, type Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { volumeOf } from '../testing/volumes.ts'
import { NoiseVolumeProcessor } from './noise-volume-processor.ts'

const small = (processor: NoiseVolumeProcessor): void => {
  processor.size.value = [32, 33, 34]
}

test('random voxels are the numbers of the seed, x fastest, in the unit box', async () => {
  const { volume, numbers } = await operated(NoiseVolumeProcessor, [], processor => {
    small(processor)
    processor.seed.value = 17
    processor.range.value = [0.25, 0.5]
  })
  const random = new MersenneTwister(17)
  expect(numbers).toEqual(Array.from({ length: 32 * 33 * 34 }, () => random.float(0.25, 0.5)))
  expect([volume.dimensions, volume.modelMatrix[0], volume.modelMatrix[12]]).toEqual([[32, 33, 34], 1, 0])
})

test('a Halton sequence lights one voxel after the other', async () => {
  const { numbers } = await operated(NoiseVolumeProcessor, [], processor => {
    small(processor)
    processor.type.selected = 'haltonSequence'
    processor.points.value = 2
  })
  const at = (x: number, y: number, z: number): number => x + 32 * (y + 33 * z)
  // 1/2, 1/3, 1/5, then 1/4, 2/3, 2/5 of the last voxel's number.
  const lit = numbers.flatMap((value, i) => (value === 1 ? [i] : []))
  expect(lit).toEqual([at(15, 10, 6), at(7, 21, 13)])
  expect(numbers.filter(value => value !== 0)).toHaveLength(2)
})

test('takes the place of the volume that is connected', async () => {
  const like: Volume = volumeOf([2, 2, 2], () => 0)
  const { volume } = await operated(NoiseVolumeProcessor, [like], small)
  expect(volume.modelMatrix).toEqual(like.modelMatrix)
})
