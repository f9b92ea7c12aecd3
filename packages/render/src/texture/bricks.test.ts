import type { Vec3 } from '@ivw/data'
import { expect, test } from 'vitest'
import { BrickDistances, emptyBrick, kindDistances } from './bricks.ts'

test('distances count bricks along the longest axis', () => {
  const counts: Vec3 = [5, 4, 3]
  const occupied = new Uint8Array(60)
  const filled = [
    [0, 0, 0],
    [4, 2, 1],
  ] as const
  for (const [x, y, z] of filled) occupied[(z * 4 + y) * 5 + x] = 1
  const distances = new BrickDistances(counts)
  distances.measure(occupied)
  for (let z = 0; z < 3; z++)
    for (let y = 0; y < 4; y++)
      for (let x = 0; x < 5; x++) {
        const nearest = Math.min(...filled.map(([i, j, k]) => Math.max(Math.abs(x - i), Math.abs(y - j), Math.abs(z - k))))
        expect(distances.at(x, y, z)).toBe(nearest)
      }
  distances.measure(new Uint8Array(60))
  expect(distances.at(0, 0, 0)).toBe(255)
})

test('bricks of a kind are leapt over up to the next one that needs more samples; short steps that reach farther replace long ones', () => {
  const kinds = Uint8Array.of(0, 0, 2, 2, 4, emptyBrick, emptyBrick)
  expect([...kindDistances(kinds, [7, 1, 1])]).toEqual([2, 1, 1, 2, 3, 1, 2])
  expect([...kinds]).toEqual([0, 0, 2, 2, 2, emptyBrick, emptyBrick])
})
