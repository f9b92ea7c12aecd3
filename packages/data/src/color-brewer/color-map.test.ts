import { expect, test } from 'vitest'
import type { Vec4 } from '../vector.ts'
import { colorFamilies, familyColors } from './color-families.ts'
import { colorMapFunction } from './color-map.ts'

const find = (name: string) => colorFamilies.find(family => family.name === name)!
const positions = (colors: readonly Vec4[], discrete: boolean, middle?: number) =>
  colorMapFunction({ colors, discrete, middle }).points.map(({ position }) => Math.round(position * 1e6) / 1e6)

test('the families are those that were published', () => {
  const kinds = (kind: string) => colorFamilies.filter(family => family.kind === kind)
  expect([kinds('sequential').length, kinds('diverging').length, kinds('qualitative').length]).toEqual([18, 9, 8])
  expect([find('Blues').classes, find('RdBu').classes, find('Paired').classes, find('Accent').classes]).toEqual([
    [3, 9],
    [3, 11],
    [3, 12],
    [3, 8],
  ])
  expect(familyColors(find('Set1'), 3).map(color => color.map(x => Math.round(x * 255)))).toEqual([
    [228, 26, 28, 255],
    [55, 126, 184, 255],
    [77, 175, 74, 255],
  ])
  expect([0, 5, 99].map(count => familyColors(find('Blues'), count).length)).toEqual([3, 5, 9])
})

test('transitions are even, or bent at the middle', () => {
  const colors = familyColors(find('RdBu'), 5)
  expect(positions(colors, false)).toEqual([0, 0.25, 0.5, 0.75, 1])
  expect(positions(colors, false, 0.2)).toEqual([0, 0.1, 0.2, 0.6, 1])
  expect(positions(familyColors(find('RdBu'), 4), false, 0.3)).toEqual([0, 0.2, 0.533333, 1])
})

test('every step has one colour, from its beginning to its end', () => {
  const colors = familyColors(find('RdBu'), 3)
  expect(positions(colors, true)).toEqual([0, 0.333333, 0.333333, 0.666667, 0.666667, 1])
  expect(positions(colors, true, 0.3)).toEqual([0, 0.2, 0.2, 0.533333, 0.533333, 1])
  const { points } = colorMapFunction({ colors, discrete: true })
  expect(points[0]?.color).toEqual(points[1]?.color)
  expect(points[1]!.position).toBeLessThan(points[2]!.position)
})
