import { describe, expect, test } from 'vitest'
import type { Change } from '../network/change.ts'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { ProcessorFactory } from '../processor/processor-factory.ts'
import type { Property } from '../property/property.ts'
import { random } from '../testing/random.ts'
import { Busy, randomChange, stateOf } from '../testing/random-edits.ts'
import { History } from './history.ts'

/** `IVW_SEED=N` repeats a run. */
const seed = Number(process.env.IVW_SEED ?? Date.now() % 2 ** 32)
console.info(`random edits: IVW_SEED=${seed}`)

function start() {
  const factory = new ProcessorFactory()
  factory.register(Busy)
  const network = new ProcessorNetwork(factory)
  for (const identifier of ['A', 'B', 'C']) network.add(new Busy(identifier))
  return network
}

describe.each([1, 2, 3, 4, seed])('with seed %i', seed => {
  test('undoing everything and doing it again gives the same network', () => {
    const next = random(seed)
    const network = start()
    const history = new History(network)
    const first = stateOf(network)
    let [done, refused] = [0, 0]
    let before = first
    for (let i = 0; i < 120; i++) {
      const changes = Array.from({ length: 1 + Math.floor(next() * 3) }, () => randomChange(network, next))
      try {
        // Some are part of the same drag.
        history.apply(changes, { name: `step ${i}`, view: false, merge: `drag ${Math.floor(i / 3)}` })
        before = stateOf(network)
        done++
      } catch {
        refused++
        expect(stateOf(network), `refused ${JSON.stringify(changes)}`).toEqual(before)
      }
    }
    expect(Math.min(done, refused)).toBeGreaterThan(20)
    while (history.undo() !== undefined);
    expect(stateOf(network)).toEqual(first)
    while (history.redo() !== undefined);
    expect(stateOf(network)).toEqual(before)
  })
})

describe.each([1, seed])('with seed %i', seed => {
  test('a list with one refused change in its middle changes nothing', () => {
    const next = random(seed)
    const network = start()
    const wrong: Change = { kind: 'setProperty', path: 'Nobody.number', state: { value: 1 } }
    for (let i = 0; i < 20; i++) {
      const [before, after] = [0, 1].map(() => acceptable(network, next))
      const state = stateOf(network)
      expect(() => network.apply([...(before ?? []), wrong, ...(after ?? [])])).toThrow()
      expect(stateOf(network), JSON.stringify(before)).toEqual(state)
      network.apply(before ?? [])
    }
  })

  test('the inverse of the inverse does what the changes did', () => {
    const next = random(seed)
    const network = start()
    for (let i = 0; i < 25; i++) {
      const changes = acceptable(network, next)
      const before = stateOf(network)
      const inverse = network.apply(changes)
      const after = stateOf(network)
      const again = network.apply(inverse)
      expect(stateOf(network), JSON.stringify(changes)).toEqual(before)
      network.apply(again)
      expect(stateOf(network), JSON.stringify(changes)).toEqual(after)
    }
  })

  test('code that is reloaded in between keeps what was done, and its way back', () => {
    const next = random(seed)
    const network = start()
    const history = new History(network)
    const first = stateOf(network)
    const lasting: readonly Change['kind'][] = ['connect', 'disconnect', 'link', 'unlink', 'setMeta', 'renameProcessor']
    for (let i = 0; i < 25; i++) {
      const changes = acceptable(network, next, lasting)
      history.apply(changes, { name: `step ${i}`, view: false })
      const before = stateOf(network)
      const names = [...network.processors.keys()]
      expect(network.replaceProcessor(names[Math.floor(next() * names.length)] as string, new Busy()).lost).toEqual([])
      expect(stateOf(network), JSON.stringify(changes)).toEqual(before)
    }
    while (history.undo() !== undefined);
    expect(stateOf(network)).toEqual(first)
  })
})

/** Up to three changes that the network takes one after the other. */
function acceptable(network: ProcessorNetwork, next: () => number, kinds?: readonly Change['kind'][]): readonly Change[] {
  const found: Change[] = []
  for (let tries = 0; tries < 12 && found.length < 3; tries++) {
    const change = randomChange(network, next)
    if (kinds && !kinds.includes(change.kind)) continue
    try {
      const inverse = network.apply([...found, change])
      network.apply(inverse)
      found.push(change)
    } catch {
      // Refused: another one.
    }
  }
  return found
}

test('every property knows its way: paths lead to what they name', () => {
  const network = new ProcessorNetwork()
  const busy = network.add(new Busy())
  const all = (properties: readonly Property[]): readonly Property[] =>
    properties.flatMap(p => ('properties' in p ? [p, ...all(p.properties as readonly Property[])] : [p]))
  for (const property of all(busy.properties)) expect(network.propertyByPath(property.path)).toBe(property)
})
