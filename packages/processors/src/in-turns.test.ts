import type { Steps } from '@ivw/data'
import { expect, test } from 'vitest'
import { inTurns, type RunView } from './in-turns.ts'

function run(progress: (share: number) => void = () => {}): RunView {
  return { signal: new AbortController().signal, progress }
}

test('what the event loop holds is served while steps go on; progress is told', async () => {
  let isServed = false
  setImmediate(() => {
    isServed = true
  })
  const shares: number[] = []
  function* endless(): Steps<string> {
    for (let i = 0; !isServed; i = (i + 1) % 1000) yield i / 1000
    return 'ended'
  }
  const told = run(share => shares.push(share))
  expect(await inTurns(endless(), told)).toBe('ended')
  expect(shares.length).toBeGreaterThan(0)
})

test('what is short is computed at once', async () => {
  let tasks = 0
  setImmediate(() => tasks++)
  function* short(): Steps<string> {
    yield 0.5
    return 'ended'
  }
  expect(await inTurns(short(), run())).toBe('ended')
  expect(tasks).toBe(0)
})

test('newer values stop it', async () => {
  const controller = new AbortController()
  function* endless(): Steps<never> {
    for (;;) yield 0
  }
  const stopped = inTurns(endless(), { signal: controller.signal, progress: () => {} })
  controller.abort(new Error('newer values'))
  await expect(stopped).rejects.toThrow('newer values')
})
