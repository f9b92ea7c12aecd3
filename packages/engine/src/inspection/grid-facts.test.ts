import { formatByName, type Vec3, Volume } from '@ivw/data'
import { expect, test } from 'vitest'
import { volumeFacts } from './grid-facts.ts'

test.each([
  [[2048, 64, 64], undefined],
  [[4096, 64, 64], 'drawn in 3 bricks, since the GPU takes at most 2048 voxels per axis'],
  [[3000, 3000, 3000], 'drawn as 1500 × 1500 × 1500 voxels, since the GPU takes at most 2048 voxels per axis and not so many in bricks'],
] as [Vec3, string | undefined][])('a volume of %j voxels says how the GPU draws it', (dimensions, text) => {
  const source = { home: 'engine', read: () => Promise.reject(new Error('not read')) } as const
  const volume = new Volume({ dimensions, format: formatByName('UINT8'), source })
  const facts = volumeFacts(volume, { floatFilter: true, split: true, maxTextureDimension3D: 2048 })
  expect(facts.find(({ name }) => name === 'GPU size')?.text).toBe(text)
})
