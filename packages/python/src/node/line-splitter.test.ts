import { expect, test } from 'vitest'
import { LineSplitter } from './line-splitter.ts'

function splitter() {
  const lines: string[] = []
  let dropped = 0
  const split = new LineSplitter((more, missing) => {
    lines.push(...more)
    dropped += missing
  })
  return { split, lines, dropped: () => dropped }
}

test('lines come out whole wherever chunks and characters are cut', () => {
  const { split, lines } = splitter()
  for (const byte of Buffer.from('erste\nzweite ü€😀\r\n\nlast')) split.push(Buffer.from([byte]))
  split.end()
  expect(lines).toEqual(['erste', 'zweite ü€😀', '', 'last'])
})

test('a line without end comes in pieces', () => {
  const { split, lines } = splitter()
  for (let i = 0; i < 20; i++) split.push(Buffer.alloc(10_000, 'x'))
  split.end()
  expect(lines.join('')).toBe('x'.repeat(200_000))
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(65_536)
})

test('what exceeds the rate is counted, and the last lines are kept aside', () => {
  const { split, lines, dropped } = splitter()
  split.push(Buffer.from(Array.from({ length: 10_000 }, (_, i) => `line ${i}\n`).join('')))
  split.end()
  expect(lines.length + dropped()).toBe(10_000)
  expect(split.tail.at(-1)).toBe('line 9999')
  expect(split.tail).toHaveLength(50)
})
