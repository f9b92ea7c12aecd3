import { expect, test } from 'vitest'
import { pickingColor, pickingIdentifier } from './picking.ts'

function throughColor(id: number): number {
  const [r, g, b, a] = pickingColor(id)
  return pickingIdentifier([r, g, b, a].map(x => Math.round(x * 255)) as [number, number, number, number])
}

test('the first million identifiers, and the last one, survive the way through a colour', () => {
  const changed: number[] = []
  for (let id = 0; id < 1_000_000; id++) if (throughColor(id) !== id) changed.push(id)
  expect(changed).toEqual([])
  expect(throughColor(2 ** 24 - 1)).toBe(2 ** 24 - 1)
})

test('the first identifiers differ in the highest bits', () => {
  expect(pickingColor(1)).toEqual([0, 0, 128 / 255, 1])
  expect(pickingColor(2)).toEqual([0, 128 / 255, 0, 1])
  expect(pickingColor(4)).toEqual([128 / 255, 0, 0, 1])
})
