import { describe, expect, test } from 'vitest'
import { History } from '../history/history.ts'
import type { Change } from '../network/change.ts'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { Probe, Slow, SlowInBackground, Source, Sum, testFactory } from '../testing/numbers.ts'
import { random } from '../testing/random.ts'
import { stateOf } from '../testing/random-edits.ts'
import { Evaluator } from './evaluator.ts'
import { evaluationOrder } from './order.ts'

/** One branch through a background processor, one through a processor that those behind it wait for. */
function start() {
  const network = new ProcessorNetwork(testFactory())
  const evaluator = new Evaluator(network)
  const [source, sum, probe] = [network.add(new Source('Source')), network.add(new Sum('Sum')), network.add(new Probe('Probe'))]
  const [background, slow] = [network.add(new SlowInBackground('Background')), network.add(new Slow('Slow'))]
  network.connect(source.out, background.in)
  network.connect(source.out, slow.in)
  network.connect(background.out, sum.in)
  network.connect(slow.out, sum.in)
  network.connect(sum.out, probe.in)
  return { network, evaluator, history: new History(network), ...runsOf(network, evaluator) }
}

function runsOf(network: ProcessorNetwork, evaluator: Evaluator) {
  const finish = () => {
    for (const processor of network.processors.values()) if (processor instanceof Slow) processor.started.at(-1)?.finish()
  }
  const settled = async () => {
    while (!evaluator.isIdle) {
      finish()
      await Promise.resolve()
    }
  }
  return { finish, settled }
}

/** What the needed processors that are up to date hand out, besides what the network is. Others may keep what they made when they were. */
function resultsOf(network: ProcessorNetwork) {
  const valid = evaluationOrder(network.processors.values()).filter(({ status }) => status.state === 'success')
  const seen = valid.map(p => [p.identifier, p instanceof Probe ? p.last : p.outports.map(({ data }) => data)])
  return { ...stateOf(network), results: Object.fromEntries(seen) }
}

function randomEdit(network: ProcessorNetwork, next: () => number): readonly Change[] {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  const value = Math.floor(next() * 20)
  const [source, destination] = pick([
    ['Source.out', 'Background.in'],
    ['Background.out', 'Sum.in'],
    ['Slow.out', 'Sum.in'],
    ['Sum.out', 'Probe.in'],
  ] as const)
  const identifier = pick(['Slow', 'Background', 'Sum', 'Extra'])
  return pick<readonly Change[]>([
    [{ kind: 'setProperty', path: 'Source.value', state: { value } }],
    [{ kind: 'setProperty', path: 'Background.factor', state: { value } }],
    [{ kind: 'setProperty', path: 'Slow.factor', state: { value } }],
    [{ kind: 'setProperty', path: 'Sum.add', state: { value } }],
    [{ kind: network.portByPath(destination, 'in')?.isConnected ? 'disconnect' : 'connect', source, destination }],
    [{ kind: 'link', source: 'Slow.factor', destination: 'Background.factor' }],
    [{ kind: 'removeProcessor', identifier }],
    [
      { kind: 'addProcessor', processor: { type: 'test.Source', identifier: 'Extra' } },
      { kind: 'connect', source: 'Extra.out', destination: 'Sum.optional' },
    ],
  ])
}

describe.each([1, 2, 3, 4, 5, 6])('with seed %i', seed => {
  test('edits and undo while processors run end as they would at rest', async () => {
    const next = random(seed)
    const { network, evaluator, history, finish, settled } = start()
    await settled()
    const first = resultsOf(network)
    const between = async () => {
      if (next() < 0.5) evaluator.evaluate()
      if (next() < 0.4) finish()
      if (next() < 0.5) await Promise.resolve()
    }
    let steps = 0
    for (let i = 0; i < 40; i++) {
      try {
        history.apply(randomEdit(network, next), { name: `step ${i}` })
        steps++
      } catch {
        // What is gone cannot be edited.
      }
      await between()
      if (next() < 0.2 && history.undo() !== undefined) steps--
      await between()
    }
    // After it there is nothing more to redo.
    history.apply([{ kind: 'setDisplayName', identifier: 'Source', displayName: 'End' }], { name: 'last' })
    await settled()
    const last = resultsOf(network)
    expect(steps).toBeGreaterThan(2)
    expect(last.results).toEqual(await resultsAtRest(network))
    while (history.undo() !== undefined) await between()
    await settled()
    expect(resultsOf(network)).toEqual(first)
    while (history.redo() !== undefined) await between()
    await settled()
    expect(resultsOf(network)).toEqual(last)
  })
})

/** Of another network that is made as this one is now, and evaluated in peace. */
async function resultsAtRest(network: ProcessorNetwork) {
  const { processors } = stateOf(network)
  const copy = new ProcessorNetwork(testFactory())
  const evaluator = new Evaluator(copy)
  copy.apply([
    ...Object.values(processors).map(processor => ({ kind: 'addProcessor' as const, processor })),
    ...network.connections.map(({ outport, inport }) => ({
      kind: 'connect' as const,
      source: outport.path,
      destination: inport.path,
    })),
  ])
  await runsOf(copy, evaluator).settled()
  return resultsOf(copy).results
}
