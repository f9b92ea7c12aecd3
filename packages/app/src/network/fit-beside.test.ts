import type { Rect, Viewport } from '@xyflow/react'
import { expect, test } from 'vitest'
import { fitBeside } from './fit-beside.ts'

const size = [640, 500] as const
const corner = [116, 84] as const
const options = { size, zoom: [0.1, 1], padding: 0.15 } as const
const node = (x: number, y: number): Rect => ({ x, y, width: 180, height: 60 })
const onScreen = ({ x, y, width, height }: Rect, view: Viewport) => ({
  left: x * view.zoom + view.x,
  top: y * view.zoom + view.y,
  right: (x + width) * view.zoom + view.x,
  bottom: (y + height) * view.zoom + view.y,
})

test.each([
  ['high', [node(0, 0), node(100, 900), node(200, 1800)]],
  ['wide', [node(0, 0), node(900, 200), node(1800, 300)]],
  ['both', [node(0, 0), node(900, 600), node(1800, 1400)]],
  ['small', [node(0, 0), node(200, 100)]],
])('of a network that is %s every node is in sight, and none under the corner', (_, nodes) => {
  const view = fitBeside(nodes, { ...options, corner })
  for (const rect of nodes) {
    const { left, top, right, bottom } = onScreen(rect, view)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(size[0])
    expect(bottom).toBeLessThanOrEqual(size[1])
    expect(right <= size[0] - corner[0] + 0.01 || bottom <= size[1] - corner[1] + 0.01).toBe(true)
  }
})

test('where nothing is covered the view is the same as without a corner', () => {
  const nodes = [node(0, 0), node(0, 400), node(300, 200)]
  expect(fitBeside(nodes, { ...options, corner })).toEqual(fitBeside(nodes, options))
})
