import { expect, test } from 'vitest'
import { fieldNumbers } from './field-numbers.ts'

test('a field has room for its components, and one that is too large says so before it takes memory', () => {
  expect(fieldNumbers([2, 3, 4], 3)).toHaveLength(72)
  expect(() => fieldNumbers([1024, 1024, 1024], 3)).toThrow(
    'The field is too large: choose fewer voxels (expected at most 4.3 GB, found 1024 x 1024 x 1024 voxels of 3 floats, 12.9 GB)',
  )
})
