import { expect, test } from 'vitest'
import { pickingColor, pickingIdentifier } from './picking.ts'

test('an identifier survives the way through a colour', () => {
  for (const id of [0, 1, 2, 3, 255, 256, 65_535, 123_456, 2 ** 24 - 1]) {
    const [r, g, b, a] = pickingColor(id)
    const bytes = [r, g, b, a].map(x => Math.round(x * 255)) as [number, number, number, number]
    expect(pickingIdentifier(bytes)).toBe(id)
  }
})

test('the first identifiers differ in the highest bits', () => {
  expect(pickingColor(1)).toEqual([0, 0, 128 / 255, 1])
  expect(pickingColor(2)).toEqual([0, 128 / 255, 0, 1])
  expect(pickingColor(4)).toEqual([128 / 255, 0, 0, 1])
})
