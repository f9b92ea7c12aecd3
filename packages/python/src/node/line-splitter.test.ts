import { expect, test, vi } from 'vitest'
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

test('what exceeds the rate is counted; the newest lines are held back and come at the end', () => {
  const { split, lines, dropped } = splitter()
  split.push(Buffer.from(Array.from({ length: 50_000 }, (_, i) => `line ${i}\n`).join('')))
  expect(lines).toHaveLength(2_000)
  split.end()
  expect(lines).toHaveLength(12_000)
  expect(dropped()).toBe(38_000)
  expect(lines.at(-1)).toBe('line 49999')
  expect(split.tail.at(-1)).toBe('line 49999')
  expect(split.tail).toHaveLength(50)
})

test('what is held back comes by and by', async () => {
  const { split, lines, dropped } = splitter()
  split.push(Buffer.from(Array.from({ length: 3_000 }, (_, i) => `line ${i}\n`).join('')))
  await vi.waitFor(() => expect(lines).toHaveLength(3_000), { timeout: 5_000 })
  expect(dropped()).toBe(0)
})
