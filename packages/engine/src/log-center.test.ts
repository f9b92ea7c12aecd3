import { expect, test, vi } from 'vitest'
import { LogCenter } from './log-center.ts'

test('entries are numbered, timed and handed to listeners', () => {
  const log = new LogCenter(() => 42)
  const seen: string[] = []
  const subscription = log.onEntry(entry => seen.push(`${entry.id} ${entry.time} ${entry.level} ${entry.source}: ${entry.text}`))
  log.warning('Raycaster', 'no volume')
  subscription.dispose()
  log.info('Raycaster', 'nobody listens any more')
  expect(seen).toEqual(['1 42 warning Raycaster: no volume'])
  expect(log.entries).toHaveLength(2)
})

test('of a flood the newest entries come, and how many do not', async () => {
  const log = new LogCenter()
  const seen: string[] = []
  log.onEntry(({ text }) => seen.push(text))
  const begun = performance.now()
  for (let i = 0; i < 1_000_000; i++) log.info('Python', `line ${i}`)
  expect(seen.length).toBeLessThan(10_000 + 2 * (performance.now() - begun))
  await vi.waitFor(() => expect(seen.at(-1)).toBe('line 999999'), { timeout: 10_000 })
  const dropped = seen.map(text => /^([\d,]+) messages were dropped/.exec(text)?.[1]?.replaceAll(',', '') ?? 0)
  expect(seen.filter(text => text.startsWith('line')).length + dropped.reduce<number>((sum, n) => sum + Number(n), 0)).toBe(1_000_000)
  expect(log.entries.at(-1)?.text).toBe('line 999999')
})

test('only the newest entries and the head of a long text are kept', () => {
  let now = 0
  const log = new LogCenter(() => now)
  for (let i = 0; i < 30_000; i++) {
    now += 1
    log.info('Python', `line ${i}`)
  }
  expect(log.entries.length).toBeLessThanOrEqual(11_000)
  expect(log.entries.at(-1)?.text).toBe('line 29999')
  log.info('Python', 'x'.repeat(1_000_000))
  expect(log.entries.at(-1)?.text.length).toBeLessThan(70_000)
})
