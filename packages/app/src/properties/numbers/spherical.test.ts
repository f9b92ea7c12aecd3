import type { Vec3 } from '@ivw/data'
import { expect, it } from 'vitest'
import { fromSpherical, type Spherical, toSpherical } from './spherical.ts'

it.each<[Vec3, Spherical]>([
  [
    [0, 0, 2],
    [2, 0, 0],
  ],
  [
    [0, 0, -2],
    [2, 180, 0],
  ],
  [
    [3, 0, 0],
    [3, 90, 0],
  ],
  [
    [0, -1, 0],
    [1, 90, -90],
  ],
  [
    [1, 1, Math.SQRT2],
    [2, 45, 45],
  ],
])('%j', (position, spherical) => {
  for (const [i, value] of toSpherical(position).entries()) expect(value).toBeCloseTo(spherical[i] as number)
  for (const [i, value] of fromSpherical(spherical).entries()) expect(value).toBeCloseTo(position[i] as number)
})

it('has no direction at the centre', () => {
  expect(toSpherical([0, 0, 0])).toEqual([0, 0, 0])
})
