import { expect, test } from 'vitest'
import { axisGeometry } from './axis-geometry.ts'
import type { AxisState, AxisText } from './axis-state.ts'

const text = { face: 'arial', size: 14, lineSpacing: 0, color: [0, 0, 0, 1], position: 0.5, rotation: 0, anchor: [0, 0] } as const
const labels: AxisText = { ...text, text: '%g', offset: 10 }
const tick = { color: [0, 0, 0, 1], width: 2, length: 8 } as const
const axis: AxisState = {
  color: [0, 0, 0, 1],
  width: 2.5,
  range: [0, 10],
  flipped: false,
  vertical: false,
  caption: { ...text, text: 'x', offset: 35 },
  labels,
  major: { ...tick, side: 'outside', delta: 5, fromRange: false },
  minor: { ...tick, side: 'none', frequency: 2, fill: true },
}
const horizontal = [
  [0, 0, 0],
  [100, 0, 0],
  [0, 1, 0],
] as const

test('ticks and texts are outside, which is below a horizontal axis', () => {
  const { lines, caption, labels: places } = axisGeometry(axis, ...horizontal)
  expect(lines).toHaveLength(2)
  expect(lines[1]?.segments[1]).toEqual([
    [50, -8, 0],
    [50, 0, 0],
  ])
  expect(caption).toEqual([50, -35, 0])
  expect(places.map(({ text: label, position }) => [label, position[0], position[1]])).toEqual([
    ['0', 0, -10],
    ['5', 50, -10],
    ['10', 100, -10],
  ])
})

test('flipped they are on the other side', () => {
  const { lines, caption } = axisGeometry({ ...axis, flipped: true }, ...horizontal)
  expect(lines[1]?.segments[1]?.[0]).toEqual([50, 8, 0])
  expect(caption).toEqual([50, 35, 0])
})

test('labels of an empty range are spread', () => {
  const { labels: places } = axisGeometry({ ...axis, range: [3, 3], major: { ...axis.major, delta: 0 } }, ...horizontal)
  expect(places.map(({ position }) => position[0])).toEqual([0, 100])
})
