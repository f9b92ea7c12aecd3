import { expect, test } from 'vitest'
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

test('a flood is cut within a second and the loss is said afterwards', () => {
  let now = 0
  const log = new LogCenter(() => now)
  for (let i = 0; i < 1_000_000; i++) log.info('Python', 'again')
  expect(log.entries).toHaveLength(2_000)
  now = 1500
  log.info('Python', 'calm')
  expect(log.entries.slice(-2).map(entry => entry.text)).toEqual([
    '998,000 more messages were dropped: more than 2,000 arrived within a second',
    'calm',
  ])
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
