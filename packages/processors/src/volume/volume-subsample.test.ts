import { formatByName, memory, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { operated } from '../testing/operated.ts'
import { VolumeSubsample } from './volume-subsample.ts'

const source = new Volume({
  dimensions: [5, 2, 2],
  format: formatByName('UINT8'),
  source: memory(Uint8Array.from({ length: 20 }, (_, i) => i)),
})

test('blocks become their mean, truncated; the rest is left out, the box stays', async () => {
  const { volume, numbers } = await operated(VolumeSubsample, [source], processor => {
    processor.factors.value = [2, 2, 1]
  })
  expect([volume.dimensions, volume.modelMatrix]).toEqual([[2, 1, 2], source.modelMatrix])
  expect(numbers).toEqual([3, 5, 13, 15])
})

test('factors of 1, or an operation that is off, hand on the volume itself', async () => {
  expect((await operated(VolumeSubsample, [source])).volume).toBe(source)
  const { volume } = await operated(VolumeSubsample, [source], processor => {
    processor.factors.value = [2, 2, 2]
    processor.enabled.value = false
  })
  expect(volume).toBe(source)
})
