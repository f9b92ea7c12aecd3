import { describe, expect, test, vi } from 'vitest'
import { ProcessorNetwork } from '../network/processor-network.ts'
import type { BackgroundSwitches } from '../processor/processor-info.ts'
import { slowChain } from '../testing/chains.ts'
import { Probe, Slow, SlowInBackground, Source, Sum, testInfo } from '../testing/numbers.ts'
import { Evaluator } from './evaluator.ts'

describe('asynchronous processors', () => {
  test('what needs them waits', async () => {
    const { evaluator, slow, probe } = slowChain(new Slow())
    expect(slow.status.state).toBe('running')
    expect(probe.status.state).toBe('pending')
    expect(probe.notReady).toBe(0)
    slow.pending.finish()
    await evaluator.idle()
    expect(probe.seen).toEqual([2])
    expect(slow.status.state).toBe('success')
  })

  test('a change aborts the run and the latest wins', async () => {
    const { evaluator, source, slow, probe } = slowChain(new Slow())
    const first = slow.pending
    source.value.value = 5
    source.value.value = 6
    evaluator.evaluate()
    await Promise.resolve()
    expect(first.signal.aborted).toBe(true)
    await new Promise<void>(resolve => {
      const wait = () => (slow.started.length === 2 ? resolve() : queueMicrotask(wait))
      wait()
    })
    slow.pending.finish()
    await evaluator.idle()
    expect(probe.seen).toEqual([12])
    expect(slow.runs).toBe(2)
  })

  test('a failure after a wait is shown', async () => {
    const { evaluator, slow, probe } = slowChain(new Slow())
    slow.pending.fail(new Error('late'))
    await evaluator.idle()
    expect(slow.status.error?.message).toBe('late')
    expect(probe.status.state).toBe('not-ready')
  })

  test('initializeResources may be asynchronous, too', async () => {
    class Lazy extends Sum {
      override async initializeResources(): Promise<void> {
        await Promise.resolve()
        this.initializations++
      }
    }
    const network = new ProcessorNetwork()
    const evaluator = new Evaluator(network)
    const [source, lazy, probe] = [network.add(new Source()), network.add(new Lazy()), network.add(new Probe())]
    network.connect(source.out, lazy.in)
    network.connect(lazy.out, probe.in)
    await evaluator.idle()
    expect([lazy.initializations, probe.last]).toEqual([1, 1])
  })

  test('a removed one is forgotten', async () => {
    const { network, evaluator, slow, probe } = slowChain(new Slow())
    const { signal } = slow.pending
    network.remove(slow)
    expect(signal.aborted).toBe(true)
    await evaluator.idle()
    expect(probe.status.state).toBe('not-ready')
  })
})

describe('background processors', () => {
  async function running() {
    const all = slowChain(new SlowInBackground())
    all.slow.pending.finish()
    await all.evaluator.idle()
    return all
  }

  test('what follows goes on with the last outputs', async () => {
    const { network, evaluator, source, slow, probe } = await running()
    const after = network.add(new Sum('after'))
    network.connect(slow.out, after.in)
    network.connect(after.out, probe.in)
    evaluator.evaluate()
    source.value.value = 10
    evaluator.evaluate()
    expect(slow.status.state).toBe('running')
    expect(slow.out.isStale).toBe(true)
    expect(after.status.state).toBe('stale')
    after.add.value = 1
    evaluator.evaluate()
    expect(probe.last).toBe(3)
    expect(probe.status.state).toBe('stale')
    slow.pending.finish()
    await evaluator.idle()
    expect(probe.last).toBe(21)
    expect([slow.status.state, after.status.state, probe.status.state]).toEqual(['success', 'success', 'success'])
  })

  test('what failed with the last outputs is tried again with the next ones', async () => {
    const { network, evaluator, source, slow, probe } = await running()
    const after = network.add(new Sum('after'))
    network.connect(slow.out, after.in)
    network.connect(after.out, probe.in)
    evaluator.evaluate()
    source.value.value = 10
    evaluator.evaluate()
    after.failure = new Error('the last outputs are gone')
    after.add.value = 1
    evaluator.evaluate()
    expect(after.status.state).toBe('error')
    after.failure = undefined
    slow.pending.finish()
    await evaluator.idle()
    expect([after.status.state, probe.last]).toEqual(['success', 21])
  })

  test('changes during a run are coalesced: latest wins', async () => {
    const { evaluator, source, slow, probe } = await running()
    for (const value of [2, 3, 4]) {
      source.value.value = value
      evaluator.evaluate()
    }
    expect(slow.started.length).toBe(2)
    await new Promise<void>(resolve => {
      const wait = () => (slow.started.length === 3 ? resolve() : queueMicrotask(wait))
      wait()
    })
    slow.pending.finish()
    await evaluator.idle()
    expect(slow.runs).toBe(3)
    expect(probe.seen).toEqual([2, 8])
  })

  test('one that ignores the abort hands out its result, and then the latest', async () => {
    const { evaluator, source, slow, probe } = await running()
    slow.obedient = false
    source.value.value = 2
    evaluator.evaluate()
    const second = slow.pending
    source.value.value = 3
    evaluator.evaluate()
    expect(second.signal.aborted).toBe(true)
    second.finish()
    await new Promise<void>(resolve => {
      const wait = () => (slow.started.length === 3 ? resolve() : queueMicrotask(wait))
      wait()
    })
    expect(slow.status.state).toBe('running')
    slow.pending.finish()
    await evaluator.idle()
    expect(probe.seen).toEqual([2, 4, 6])
    expect(slow.status.state).toBe('success')
  })

  /** Runs and is changed during the run; answers what happened when that run ends. */
  async function changedWhileRunning(switches: BackgroundSwitches) {
    const slow = new (class extends SlowInBackground {
      static override readonly info = testInfo('Switched', { background: switches })
    })()
    const all = slowChain(slow)
    slow.obedient = false
    slow.pending.finish()
    await all.evaluator.idle()
    for (const value of [2, 3, 4]) {
      all.source.value.value = value
      all.evaluator.evaluate()
    }
    const first = slow.pending
    first.finish()
    await vi.waitUntil(() => slow.started.length === 3)
    slow.pending.finish()
    await all.evaluator.idle()
    return { ...all, first }
  }

  test('that keep old results end every run that has begun, and hand out what it gave', async () => {
    const { first, probe } = await changedWhileRunning({ keepOldResults: true })
    expect(first.signal.aborted).toBe(false)
    expect(probe.seen).toEqual([2, 4, 8])
  })

  test('with a queue end the run that has begun, but only the latest request counts', async () => {
    const { first, probe } = await changedWhileRunning({ queuedDispatch: true })
    expect(first.signal.aborted).toBe(false)
    expect(probe.seen).toEqual([2, 8])
  })

  test('that delay the invalidation leave what follows as it is until there is something new', async () => {
    const { evaluator, source, slow, probe } = slowChain(
      new (class extends SlowInBackground {
        static override readonly info = testInfo('Switched', { background: { delayInvalidation: true } })
      })(),
    )
    slow.pending.finish()
    await evaluator.idle()
    source.value.value = 5
    evaluator.evaluate()
    expect([slow.status.state, slow.out.isStale, probe.status.state]).toEqual(['running', false, 'success'])
    slow.pending.finish()
    await evaluator.idle()
    expect(probe.seen).toEqual([2, 10])
  })

  test('that delay the start wait half a second after the last change', async () => {
    vi.useFakeTimers()
    try {
      const { evaluator, source, slow, probe } = slowChain(
        new (class extends SlowInBackground {
          static override readonly info = testInfo('Switched', { background: { delayDispatch: true } })
        })(),
      )
      expect([slow.runs, slow.status.state, evaluator.isIdle]).toEqual([0, 'pending', false])
      await vi.advanceTimersByTimeAsync(400)
      source.value.value = 5
      evaluator.evaluate()
      await vi.advanceTimersByTimeAsync(400)
      expect(slow.runs).toBe(0)
      await vi.advanceTimersByTimeAsync(100)
      expect(slow.runs).toBe(1)
      slow.pending.finish()
      await evaluator.idle()
      expect(probe.seen).toEqual([10])
    } finally {
      vi.useRealTimers()
    }
  })

  test('that wait for their start are forgotten with their processor', async () => {
    const waiting = new (class extends SlowInBackground {
      static override readonly info = testInfo('Switched', { background: { delayDispatch: true } })
    })()
    const { evaluator, network } = slowChain(waiting)
    network.remove(waiting)
    await evaluator.idle()
    expect(waiting.runs).toBe(0)
  })

  test('one that fails keeps its last outputs', async () => {
    const { evaluator, source, slow, probe } = await running()
    source.value.value = 2
    evaluator.evaluate()
    slow.pending.fail(new Error('no good'))
    await evaluator.idle()
    expect(slow.out.data).toBe(2)
    expect(probe.status.state).toBe('stale')
    expect(probe.runs).toBe(1)
  })

  test('without its input what follows does not go on', async () => {
    const { network, evaluator, source, slow, probe } = await running()
    network.disconnect(source.out, slow.in)
    await evaluator.idle()
    expect([slow.status.state, probe.status.state]).toEqual(['not-ready', 'not-ready'])
  })

  test('can be cancelled, and runs again after a change', async () => {
    const { evaluator, source, slow, probe } = await running()
    source.value.value = 2
    evaluator.evaluate()
    evaluator.cancel(slow)
    await evaluator.idle()
    expect(slow.status.state).toBe('cancelled')
    expect(probe.last).toBe(2)
    source.value.value = 3
    evaluator.evaluate()
    slow.pending.finish()
    await evaluator.idle()
    expect(probe.last).toBe(6)
  })

  test('a consumer that runs with the last outputs runs again when newer ones arrive', async () => {
    const { network, evaluator, source, slow, probe } = await running()
    const after = network.add(new SlowInBackground('after'))
    network.disconnect(slow.out, probe.in)
    network.connect(slow.out, after.in)
    network.connect(after.out, probe.in)
    evaluator.evaluate()
    after.pending.finish()
    await evaluator.idle()
    source.value.value = 10
    after.factor.value = 3
    evaluator.evaluate()
    expect([slow.status.state, after.status.state]).toEqual(['running', 'running'])
    const outdated = after.pending
    slow.pending.finish()
    await new Promise<void>(resolve => outdated.signal.addEventListener('abort', () => resolve()))
    await new Promise<void>(resolve => {
      const wait = () => (after.pending === outdated ? queueMicrotask(wait) : resolve())
      wait()
    })
    after.pending.finish()
    await evaluator.idle()
    expect(probe.last).toBe(60)
    expect([slow.status.state, after.status.state, probe.status.state]).toEqual(['success', 'success', 'success'])
  })

  test('new data set outside of a run are handed on', async () => {
    const { evaluator, slow, probe } = await running()
    slow.out.data = 99
    await evaluator.idle()
    expect(probe.last).toBe(99)
    expect(slow.runs).toBe(1)
  })
})
