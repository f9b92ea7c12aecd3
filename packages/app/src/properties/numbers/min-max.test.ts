import { expect, it } from 'vitest'
import { shifted, withEnd } from './min-max.ts'
import { type MinMax, minMaxOf } from './ordinal.ts'

const range: MinMax = minMaxOf('org.inviwo.IntMinMaxProperty', { value: [2, 6], range: [0, 10], increment: 1, minSeparation: 2 })

it('moves one end', () => {
  expect(withEnd(range, 0, 3)).toEqual([3, 6])
  expect(withEnd(range, 1, 9.4)).toEqual([2, 9])
})

it('pushes the other end to keep the separation', () => {
  expect(withEnd(range, 0, 6)).toEqual([6, 8])
  expect(withEnd(range, 1, 1)).toEqual([0, 2])
})

it('stays inside the bounds', () => {
  expect(withEnd(range, 0, 99)).toEqual([8, 10])
  expect(withEnd(range, 1, -5)).toEqual([0, 2])
  expect(shifted(range, 100)).toEqual([6, 10])
  expect(shifted(range, -3)).toEqual([0, 4])
})
