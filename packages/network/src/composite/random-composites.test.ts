import { describe, expect, test } from 'vitest'
import { NetworkError } from '../errors.ts'
import { History } from '../history/history.ts'
import { levelOf } from '../identifier.ts'
import type { Change } from '../network/change.ts'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { describeProcessor } from '../network/processor-state.ts'
import { Sum, testFactory } from '../testing/numbers.ts'
import { random } from '../testing/random.ts'
import { CompositeProcessor } from './composite-processor.ts'
import { planComposite } from './create-composite.ts'
import { planExpansion } from './expand-composite.ts'

/** Everything; what is selected is no matter of undo. */
function stateOf(network: ProcessorNetwork) {
  const processors = [...network.processors.values()].map(processor => {
    const { meta, ...rest } = describeProcessor(processor)
    return { ...rest, position: meta?.position }
  })
  const composites = [...network.processors.values()].filter(one => one instanceof CompositeProcessor)
  return {
    processors: Object.fromEntries(processors.map(processor => [processor.identifier, processor])),
    inputs: network.connections.map(({ outport, inport }) => `${inport.path} < ${outport.path}`).sort(),
    order: Object.fromEntries(
      [...network.processors.values()].flatMap(({ inports }) =>
        inports.map(port => [port.path, port.connectedOutports.map(({ path }) => path)]),
      ),
    ),
    links: network.links.map(({ source, destination }) => `${source.path} > ${destination.path}`).sort(),
    exposed: composites.flatMap(({ exposed }) => [...exposed].map(([inner, outer]) => `${inner.path} = ${outer.path}`)).sort(),
  }
}

/** What each processor's inport reads in the end, through all borders, and which properties follow which. */
function meaningOf(network: ProcessorNetwork) {
  const sums = [...network.processors.values()].filter(one => one instanceof Sum)
  const origins = (sum: Sum) =>
    [sum.in, sum.optional].map(port =>
      port.connectedOutports.map(outport => {
        let { owner } = outport
        while (owner && !(owner instanceof Sum)) owner = owner.inports[0]?.connectedOutports[0]?.owner
        return sums.indexOf(owner as Sum)
      }),
    )
  return sums.map(origins)
}

function randomStep(network: ProcessorNetwork, next: () => number): readonly Change[] {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  const identifiers = [...network.processors.keys()]
  const composites = identifiers.filter(identifier => network.processors.get(identifier) instanceof CompositeProcessor)
  const level = levelOf(pick(identifiers))
  const here = identifiers.filter(identifier => levelOf(identifier) === level)
  const property = () => pick([...network.processors.values()].flatMap(({ properties }) => properties))?.path ?? 'Nobody.add'
  const port = (direction: 'in' | 'out') => {
    const processor = network.processors.get(pick(here))
    return pick((direction === 'in' ? processor?.inports : processor?.outports) ?? [])?.path ?? 'Nobody.in'
  }
  const steps: readonly (() => readonly Change[])[] = [
    () => planComposite(network, [...new Set([pick(here), pick(here), pick(here)])]).changes,
    () => planComposite(network, [...new Set([pick(here), pick(here)])]).changes,
    () => planExpansion(network, pick([...composites, 'Nobody'])).changes,
    () => [{ kind: 'expose', path: property() }],
    () => [{ kind: 'unexpose', path: property() }],
    () => [{ kind: 'removeProcessor', identifier: pick(identifiers.length > 8 ? identifiers : ['Nobody']) }],
    () => [{ kind: 'renameProcessor', identifier: pick(here), to: pick(here).replace(/\w+$/u, pick(['X', 'Y', 'Z'])) }],
    () => [{ kind: 'addProcessor', processor: { type: 'test.Sum', identifier: level === '' ? 'N' : `${level}/N` } }],
    () => [{ kind: 'connect', source: port('out'), destination: port('in') }],
    () => [{ kind: 'connect', source: port('out'), destination: port('in') }],
    () => [{ kind: 'link', source: property(), destination: property() }],
    () => [{ kind: 'link', source: property(), destination: property() }],
    () => [{ kind: 'setProperty', path: property(), state: { value: Math.round(next() * 100) } }],
  ]
  return pick(steps)()
}

function start() {
  const network = new ProcessorNetwork(testFactory())
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) network.add(new Sum(name))
  for (const [from, to] of ['AB', 'AC', 'BD', 'CD', 'DE', 'EF'].map(pair => [...pair]))
    network.apply([{ kind: 'connect', source: `${from}.out`, destination: `${to}.in` }])
  return { network, history: new History(network) }
}

describe.each([1, 2, 3, 4])('with seed %i', seed => {
  test('undoing all edits of composites and doing them again gives the same networks', () => {
    const next = random(seed)
    const { network, history } = start()
    const first = stateOf(network)
    let before = first
    let done = 0
    for (let i = 0; i < 80; i++) {
      try {
        history.apply(randomStep(network, next), { name: `step ${i}`, view: false })
        before = stateOf(network)
        done++
      } catch (error) {
        expect(error).toBeInstanceOf(NetworkError)
        expect(stateOf(network)).toEqual(before)
      }
    }
    expect(done).toBeGreaterThan(20)
    while (history.undo() !== undefined);
    expect(stateOf(network)).toEqual(first)
    while (history.redo() !== undefined);
    expect(stateOf(network)).toEqual(before)
  })

  test('grouping and expanding changes nothing of what is connected with what', () => {
    const next = random(seed)
    const { network } = start()
    const meaning = meaningOf(network)
    for (let i = 0; i < 25; i++) {
      const identifiers = [...network.processors.keys()]
      const composites = identifiers.filter(identifier => network.processors.get(identifier) instanceof CompositeProcessor)
      const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
      try {
        const plan =
          next() < 0.6
            ? planComposite(network, [...new Set([pick(identifiers), pick(identifiers)])])
            : planExpansion(network, pick(composites))
        network.apply(plan.changes)
      } catch (error) {
        expect(error).toBeInstanceOf(NetworkError)
      }
      expect(meaningOf(network)).toEqual(meaning)
    }
  })
})
