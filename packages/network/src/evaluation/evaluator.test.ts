import { describe, expect, test } from 'vitest'
import { ProcessorNetwork } from '../network/processor-network.ts'
import type { ProcessContext } from '../processor/processor.ts'
import { chain, slowChain } from '../testing/chains.ts'
import { Probe, Slow, SlowInBackground, Source, Sum } from '../testing/numbers.ts'
import { Evaluator } from './evaluator.ts'

describe('what runs', () => {
  test('producers before consumers, each once', async () => {
    const { evaluator, source, sum, probe } = chain()
    await evaluator.idle()
    expect(probe.seen).toEqual([1])
    expect([source.runs, sum.runs, probe.runs]).toEqual([1, 1, 1])
    expect(probe.status.state).toBe('success')
    expect(probe.status.milliseconds).toBeGreaterThanOrEqual(0)
  })

  test('changes of one turn are answered together', async () => {
    const { evaluator, source, sum, probe } = chain()
    await evaluator.idle()
    source.value.value = 2
    source.value.value = 3
    sum.add.value = 10
    await evaluator.idle()
    expect(probe.seen).toEqual([1, 13])
  })

  test('only what changed and what follows it', async () => {
    const { evaluator, source, sum, probe } = chain()
    await evaluator.idle()
    sum.add.value = 1
    await evaluator.idle()
    expect([source.runs, sum.runs, probe.runs]).toEqual([1, 2, 2])
  })

  test('nothing that reaches no sink', async () => {
    const { network, evaluator, source } = chain()
    const unseen = network.add(new Sum())
    network.connect(source.out, unseen.in)
    await evaluator.idle()
    expect(unseen.runs).toBe(0)
    expect(unseen.status.state).toBe('idle')
  })

  test('what loses its sink becomes stale when it changes, and runs again with a sink', async () => {
    const { network, evaluator, source, sum, probe } = chain()
    await evaluator.idle()
    network.disconnect(sum.out, probe.in)
    sum.add.value = 5
    await evaluator.idle()
    expect(sum.runs).toBe(1)
    expect(sum.status.state).toBe('stale')
    expect(probe.status.state).toBe('not-ready')
    expect(probe.notReady).toBe(1)
    network.connect(sum.out, probe.in)
    await evaluator.idle()
    expect(probe.last).toBe(6)
    expect(source.runs).toBe(1)
  })

  test('no inactive branch', async () => {
    class Selector extends Sum {
      selected = 0
      override isConnectionActive(inport: Sum['in'], outport: Sum['out']): boolean {
        return inport.connectedOutports.indexOf(outport) === this.selected
      }
    }
    const network = new ProcessorNetwork()
    const evaluator = new Evaluator(network)
    const [first, second] = [network.add(new Source('first')), network.add(new Source('second'))]
    const selector = network.add(new Selector())
    network.connect(first.out, selector.in)
    network.connect(second.out, selector.in)
    network.connect(selector.out, network.add(new Probe()).in)
    await evaluator.idle()
    expect([first.runs, second.runs]).toEqual([1, 0])
    selector.selected = 1
    selector.topologyChanged()
    await evaluator.idle()
    expect([first.runs, second.runs]).toEqual([1, 1])
  })

  test('initializeResources before process, and only when resources are invalid', async () => {
    const { evaluator, sum } = chain()
    await evaluator.idle()
    sum.add.value = 1
    await evaluator.idle()
    expect([sum.initializations, sum.runs]).toEqual([1, 2])
    sum.add.invalidationLevel = 'invalidResources'
    sum.add.value = 2
    await evaluator.idle()
    expect([sum.initializations, sum.runs]).toEqual([2, 3])
  })

  test('onChange of an inport before process, once for each change upstream', async () => {
    const { evaluator, source, sum, probe } = chain()
    const calls: string[] = []
    sum.in.onChange(() => calls.push(`changed after ${sum.runs} runs`))
    await evaluator.idle()
    sum.add.value = 3
    source.value.value = 4
    await evaluator.idle()
    sum.add.value = 5
    await evaluator.idle()
    expect(calls).toEqual(['changed after 0 runs', 'changed after 1 runs'])
    expect(probe.last).toBe(9)
  })

  test('nothing while the network is locked', async () => {
    const { network, evaluator, source, probe } = chain()
    await evaluator.idle()
    const lock = network.lock()
    source.value.value = 7
    evaluator.evaluate()
    await Promise.resolve()
    expect(probe.seen).toEqual([1])
    expect(evaluator.isIdle).toBe(false)
    lock.dispose()
    await evaluator.idle()
    expect(probe.seen).toEqual([1, 7])
  })

  test('an optional input does not hold up', async () => {
    const { network, evaluator, sum, probe } = chain()
    await evaluator.idle()
    const late = network.add(new Sum('late'))
    network.connect(late.out, sum.optional)
    await evaluator.idle()
    expect(probe.last).toBe(1)
    expect(late.status.state).toBe('not-ready')
    network.connect(network.add(new Source('more')).out, late.in)
    await evaluator.idle()
    expect(probe.last).toBe(2)
  })

  test('a processor that changes its own property is not run again for it', async () => {
    class Counter extends Source {
      override process(): void {
        super.process()
        this.value.value += 1
      }
    }
    const network = new ProcessorNetwork()
    const evaluator = new Evaluator(network)
    const counter = network.add(new Counter())
    network.connect(counter.out, network.add(new Probe()).in)
    await evaluator.idle()
    expect(counter.runs).toBe(1)
  })

  test('a circle of processors that change what they depend on ends with a message', async () => {
    const { network, evaluator, source, probe } = chain()
    class Meddler extends Probe {
      override process(): void {
        super.process()
        source.value.value = (source.value.value + 1) % 1000
      }
    }
    const meddler = network.add(new Meddler('Meddler'))
    network.connect(source.out, meddler.in)
    await evaluator.idle()
    expect(source.status.error?.message).toMatch(/was run 100 times in a row: its results change what it depends on/u)
    expect(probe.runs).toBeLessThanOrEqual(101)
  })
})

describe('failures', () => {
  test('consumers keep the last good data, marked stale, and the rest goes on', async () => {
    const { network, evaluator, source, sum, probe } = chain()
    const other = network.add(new Probe('other'))
    network.connect(source.out, other.in)
    await evaluator.idle()
    sum.failure = new Error('no good')
    source.value.value = 2
    await evaluator.idle()
    expect(sum.status).toMatchObject({ state: 'error', error: { phase: 'process', message: 'no good' } })
    expect(sum.out.data).toBe(1)
    expect(probe.in.isStale).toBe(true)
    expect(probe.status.state).toBe('stale')
    expect(probe.runs).toBe(1)
    expect(other.seen).toEqual([1, 2])
  })

  test('a consumer that changes goes on with stale data', async () => {
    const { network, evaluator, sum } = chain()
    const after = network.add(new Sum('after'))
    const end = network.add(new Probe('end'))
    network.connect(sum.out, after.in)
    network.connect(after.out, end.in)
    await evaluator.idle()
    sum.failure = new Error('no good')
    sum.add.value = 1
    await evaluator.idle()
    after.add.value = 10
    await evaluator.idle()
    expect(end.last).toBe(11)
    expect([after.status.state, end.status.state]).toEqual(['stale', 'stale'])
  })

  test('is not retried before something changes, itself or upstream', async () => {
    const { evaluator, source, sum, probe } = chain()
    sum.failure = new Error('no good')
    await evaluator.idle()
    probe.invalidate('invalidOutput')
    await evaluator.idle()
    expect(sum.runs).toBe(1)
    sum.add.value = 1
    await evaluator.idle()
    expect(sum.runs).toBe(2)
    sum.failure = undefined
    source.value.value = 5
    await evaluator.idle()
    expect(probe.last).toBe(6)
    expect([sum.status.state, probe.status.state]).toEqual(['success', 'success'])
  })

  test('of initializeResources leaves them invalid', async () => {
    const { evaluator, sum, probe } = chain()
    const initialize = sum.initializeResources
    sum.initializeResources = () => {
      throw new Error('no shader')
    }
    await evaluator.idle()
    expect(sum.status.error).toMatchObject({ phase: 'initializeResources', message: 'no shader' })
    expect(probe.status.state).toBe('not-ready')
    sum.initializeResources = initialize
    sum.add.value = 1
    await evaluator.idle()
    expect(sum.initializations).toBe(1)
    expect(probe.last).toBe(2)
  })

  test('what a failing run had set is not handed out', async () => {
    class Half extends Sum {
      override process(): void {
        super.process()
        if (this.add.value === 1) throw new Error('half way')
      }
    }
    const network = new ProcessorNetwork()
    const evaluator = new Evaluator(network)
    const [source, half, probe] = [network.add(new Source()), network.add(new Half()), network.add(new Probe())]
    network.connect(source.out, half.in)
    network.connect(half.out, probe.in)
    await evaluator.idle()
    half.add.value = 1
    await evaluator.idle()
    expect(half.out.data).toBe(1)
  })
})

describe('what fails elsewhere', () => {
  test('an override of isReady costs only its processor', async () => {
    const { evaluator, source, sum, probe, network } = chain()
    const other = network.add(new Probe('other'))
    network.connect(source.out, other.in)
    Object.defineProperty(sum, 'isReady', {
      get: () => {
        throw new Error('no file')
      },
    })
    await evaluator.idle()
    expect(sum.status).toMatchObject({ state: 'error', error: { phase: 'isReady', message: 'no file' } })
    expect([other.seen, probe.status.state]).toEqual([[1], 'not-ready'])
  })

  test('a callback that fails keeps nobody from being invalidated', async () => {
    const { evaluator, network, source, probe } = chain()
    const others = [1, 2, 3].map(i => network.add(new Probe(`other${i}`)))
    for (const other of others) network.connect(source.out, other.in)
    await evaluator.idle()
    others[0]?.in.onInvalid(() => {
      throw new Error('no callback')
    })
    expect(() => source.value.setState({ value: 4 })).toThrow('no callback')
    await evaluator.idle()
    expect([probe.last, others[1]?.last, others[2]?.last]).toEqual([4, 4, 4])
  })
})

test('ladders of diamonds take no exponential time', async () => {
  const network = new ProcessorNetwork()
  const evaluator = new Evaluator(network)
  const source = network.add(new Source())
  let { out } = source
  for (let i = 0; i < 60; i++) {
    const [left, right, join] = [new Sum(`l${i}_`), new Sum(`r${i}_`), new Sum(`j${i}_`)].map(sum => network.add(sum)) as [Sum, Sum, Sum]
    for (const side of [left, right]) {
      network.connect(out, side.in)
      network.connect(side.out, join.in)
    }
    out = join.out
  }
  const probe = network.add(new Probe())
  network.connect(out, probe.in)
  await evaluator.idle()
  source.value.value = 3
  await evaluator.idle()
  expect([probe.last, probe.runs]).toEqual([3 * 2 ** 60, 2])
})

test('what waits for its first data runs when a script sets them', async () => {
  const { network, evaluator, probe } = slowChain(new SlowInBackground())
  const idleSource = network.add(new Sum('idle'))
  network.connect(idleSource.out, probe.in)
  evaluator.evaluate()
  expect(probe.status.state).toBe('pending')
  const [slow] = [...network.processors.values()].filter(processor => processor instanceof SlowInBackground)
  slow?.pending.finish()
  await evaluator.idle()
  expect(probe.status.state).toBe('not-ready')
  idleSource.out.data = 7
  await evaluator.idle()
  expect(probe.seen).toEqual([2, 7])
})

test('annotations outlive runs', async () => {
  const { evaluator, sum } = chain()
  sum.annotate({ reloadedAt: 5, notes: ['Sum.x is lost'] })
  await evaluator.idle()
  expect(sum.status).toMatchObject({ state: 'success', reloadedAt: 5, notes: ['Sum.x is lost'] })
  sum.disabledReason = 'off'
  await evaluator.idle()
  expect(sum.status.notes).toEqual(['off', 'Sum.x is lost'])
  sum.disabledReason = undefined
  sum.annotate({ notes: [] })
  await evaluator.idle()
  expect(sum.status.notes).toBe(undefined)
})

test('what a run has to say stands until the next one has ended', async () => {
  class Telling extends Sum {
    override process(context: ProcessContext): void {
      super.process()
      if (this.out.data > 2) context.notice(`${this.out.data} is much`)
      if (this.out.data > 3) throw new Error('too much')
    }
  }
  const { network, evaluator, source, probe } = chain()
  const telling = network.add(new Telling())
  network.connect(source.out, telling.in)
  network.connect(telling.out, probe.in)
  const notices = async (value: number): Promise<unknown> => {
    source.value.value = value
    await evaluator.idle()
    return telling.status.notices
  }
  expect([await notices(1), await notices(3)]).toEqual([undefined, ['3 is much']])
  expect([await notices(4), telling.status.state, await notices(2)]).toEqual([['4 is much'], 'error', undefined])
  telling.annotate({ notes: ['reloaded'] })
  expect([await notices(3), telling.status.notes]).toEqual([['3 is much'], ['reloaded']])
  network.disconnect(source.out, telling.in)
  await evaluator.idle()
  expect([telling.status.state, telling.status.notices]).toEqual(['not-ready', undefined])
})

test('progress is told while a processor runs', async () => {
  class Reporting extends SlowInBackground {
    override process(context: ProcessContext): Promise<void> {
      const done = super.process(context)
      this.report = () => context.progress(0.25, 'reading')
      return done
    }
    report: () => void = () => {}
  }
  const { network, evaluator, slow } = slowChain(new Reporting())
  const told: unknown[] = []
  network.observe({ statusChanged: ({ status }) => told.push(status.progress) })
  slow.report()
  expect(told).toEqual([{ fraction: 0.25, text: 'reading' }])
  slow.pending.finish()
  await evaluator.idle()
  slow.report()
  expect([slow.status.state, slow.status.progress]).toEqual(['success', undefined])
})

test('own changes after a wait ask for no other run', async () => {
  class Restless extends Slow {
    override async process(context: ProcessContext): Promise<void> {
      await super.process(context)
      context.ownChange(() => {
        this.factor.value += 1
      })
    }
  }
  const { evaluator, slow } = slowChain(new Restless())
  slow.pending.finish()
  await evaluator.idle()
  expect([slow.runs, slow.factor.value, slow.status.state]).toEqual([1, 3, 'success'])
})

test('a disabled processor says why and does not run', async () => {
  const { evaluator, sum, probe } = chain()
  sum.disabledReason = 'Python is off'
  await evaluator.idle()
  expect(sum.status).toMatchObject({ state: 'disabled', notes: ['Python is off'] })
  expect([sum.runs, probe.status.state]).toEqual([0, 'not-ready'])
  sum.disabledReason = undefined
  await evaluator.idle()
  expect(probe.last).toBe(1)
})

test('chains of 10,000 do not overflow the stack', async () => {
  const network = new ProcessorNetwork()
  const evaluator = new Evaluator(network)
  const source = network.add(new Source())
  let { out } = source
  for (let i = 0; i < 10_000; i++) {
    const next = network.add(new Sum(`s${i}`))
    network.connect(out, next.in)
    out = next.out
  }
  const probe = network.add(new Probe())
  network.connect(out, probe.in)
  evaluator.evaluate()
  source.value.value = 5
  evaluator.evaluate()
  expect(probe.seen).toEqual([1, 5])
})
