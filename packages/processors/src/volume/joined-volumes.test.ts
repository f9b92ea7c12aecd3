import { formatByName, fromBasis, identity, memory, type NumericArray, type Vec3, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { BasisTransformVolume } from './basis-transform-volume.ts'
import { VectorMagnitude } from './vector-magnitude.ts'
import { VolumeMaxCL } from './volume-max-cl.ts'
import { VolumeMerger } from './volume-merger.ts'

const volumeOf = (dimensions: Vec3, format: string, numbers: NumericArray): Volume =>
  new Volume({ dimensions, format: formatByName(format), source: memory(numbers), modelMatrix: fromBasis([2, 0, 0], [0, 3, 0], [0, 0, 4]) })

test('first components side by side, in the type and the grid of the first volume', async () => {
  const { volume, numbers } = await operated(VolumeMerger, [
    volumeOf([2, 1, 1], 'UINT8', Uint8Array.of(255, 0)),
    volumeOf([1, 1, 1], 'Vec2FLOAT32', Float32Array.of(0.4, 9)),
    volumeOf([2, 1, 1], 'UINT16', Uint16Array.of(65535, 0)),
  ])
  expect([volume.format.name, ...numbers]).toEqual(['Vec3UINT8', 255, 102, 255, 0, 102, 0])
})

test('lengths of vectors', async () => {
  const { volume, numbers } = await operated(VectorMagnitude, [volumeOf([2, 1, 1], 'Vec3FLOAT32', Float32Array.of(3, 4, 0, 0, 0, 1))])
  expect(numbers).toEqual([5, 1])
  expect([volume.dataMap.dataRange, volume.dataMap.valueRange]).toEqual([
    [0, 5],
    [1, 5],
  ])
  expect((await operated(VectorMagnitude, [volumeOf([2, 1, 1], 'INT32', Int32Array.of(-3, 2))])).numbers).toEqual([-3, 2])
})

test('the largest values of blocks, whole or not', async () => {
  const { volume, numbers } = await operated(VolumeMaxCL, [volumeOf([5, 1, 1], 'UINT16', Uint16Array.of(0, 65535, 1, 257, 514))], max => {
    max.region.value = 2
  })
  expect([volume.dimensions, volume.format.name, ...numbers]).toEqual([[3, 1, 1], 'UINT8', 255, 1, 2])
  expect(volume.modelMatrix[5]).toBe(3)
})

test('another box, when one is set', async () => {
  const source = volumeOf([1, 1, 1], 'UINT8', Uint8Array.of(7))
  expect((await operated(BasisTransformVolume, [source])).volume.modelMatrix).toEqual(source.modelMatrix)
  const { volume } = await operated(BasisTransformVolume, [source], ({ basis }) => {
    basis.override.value = true
    basis.overrideModel.value = identity
  })
  expect(volume.modelMatrix).toEqual(identity)
})
