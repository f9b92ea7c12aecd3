import { length } from '@ivw/data'
import { expect, it } from 'vitest'
import { discOf, fromDisc } from './sphere.ts'

it('shows a direction on the disc', () => {
  expect(discOf([0, 0, 5])).toEqual([0, 0])
  expect(discOf([3, 0, 0])).toEqual([1, 0])
  expect(discOf([0, 0, 0])).toEqual([0, 0])
})

it('keeps distance and side', () => {
  const front = fromDisc([0.6, 0], [0, 0, 10])
  expect(front).toEqual([6, 0, 8])
  const back = fromDisc([0.6, 0], [0, 0, -10])
  expect(back[2]).toBe(-8)
  expect(discOf(fromDisc([0.3, -0.4], [1, 2, 3]))).toEqual([expect.closeTo(0.3), expect.closeTo(-0.4)])
})

it('stops at the rim', () => {
  const rim = fromDisc([3, 4], [0, 0, 2])
  expect(length(rim)).toBeCloseTo(2)
  expect(rim[2]).toBe(0)
})
