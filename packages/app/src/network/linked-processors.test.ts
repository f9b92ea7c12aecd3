import { expect, test } from 'vitest'
import { curvePath, linkCurve, linkedProcessors } from './linked-processors.ts'

test('two processors are linked once, whatever the number and the directions of their links', () => {
  const links = [
    { source: 'B.x', destination: 'A.x' },
    { source: 'B.y', destination: 'A.group.y' },
    { source: 'C.x', destination: 'A.x' },
    { source: 'A.x', destination: 'C.x' },
    { source: 'A.x', destination: 'A.y' },
  ]
  expect(linkedProcessors(links)).toEqual([
    { key: 'A B', from: 'A', to: 'B', links: links.slice(0, 2), follows: { from: true, to: false } },
    { key: 'A C', from: 'A', to: 'C', links: links.slice(2, 4), follows: { from: true, to: true } },
    { key: 'A A', from: 'A', to: 'A', links: links.slice(4), follows: { from: true, to: true } },
  ])
})

test.each([
  ['to the right', [0, 0], [300, 50], 'M75 0C150 0 150 50 225 50'],
  ['to the left', [300, 0], [0, 50], 'M225 0C150 0 150 50 75 50'],
  ['one below the other, around the right', [0, 0], [25, 100], 'M75 0C135 0 160 100 100 100'],
] as const)('a curve %s', (_, [x1, y1], [x2, y2], path) => {
  expect(curvePath(linkCurve({ x: x1, y: y1 }, { x: x2, y: y2 }, { width: 150, height: 50 }))).toBe(path)
})
