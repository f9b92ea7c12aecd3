import { IndexSet } from '@ivw/data'
import { expect, test } from 'vitest'
import { BrushingAndLinkingInport, BrushingAndLinkingOutport } from '../brushing/brushing-ports.ts'
import { Evaluator } from '../evaluation/evaluator.ts'
import type { InteractionEvent } from '../event/interaction-event.ts'
import { propagateEvent } from '../event/propagate.ts'
import { History } from '../history/history.ts'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { describeProcessor } from '../network/processor-state.ts'
import { ImageInport, ImageOutport } from '../port/image-ports.ts'
import { requestImageSize } from '../port/image-size.ts'
import { Processor } from '../processor/processor.ts'
import { BoolProperty } from '../property/bool-property.ts'
import { CompositeProperty } from '../property/composite-property.ts'
import { StringProperty } from '../property/string-property.ts'
import { Probe, Slow, SlowInBackground, Source, Sum, testFactory, testInfo } from '../testing/numbers.ts'
import { CompositeProcessor } from './composite-processor.ts'
import { planComposite } from './create-composite.ts'
import { planExpansion } from './expand-composite.ts'

/** Source -> First -> Second -> Probe, evaluated. */
function chain() {
  const factory = testFactory()
  factory.register(CompositeProcessor)
  const network = new ProcessorNetwork(factory)
  const history = new History(network)
  const [source, first, second, probe] = [new Source('Source'), new Sum('First'), new Sum('Second'), new Probe('Probe')]
  for (const processor of [source, first, second, probe]) network.add(processor)
  first.setMeta({ position: [100, 100] })
  second.setMeta({ position: [100, 200] })
  network.connect(source.out, first.in)
  network.connect(first.out, second.in)
  network.connect(second.out, probe.in)
  const evaluator = new Evaluator(network)
  evaluator.evaluate()
  const group = (...identifiers: string[]) => {
    const plan = planComposite(network, identifiers)
    history.apply(plan.changes, { name: 'Create Composite' })
    return network.processors.get(plan.identifier) as CompositeProcessor
  }
  const expand = (identifier: string) => {
    const plan = planExpansion(network, identifier)
    history.apply(plan.changes, { name: 'Expand Composite' })
    return plan.identifiers
  }
  return { network, history, evaluator, source, first, second, probe, group, expand }
}

/** All that undo has to bring back. */
function stateOf(network: ProcessorNetwork) {
  const pairs = [...network.processors.values()].flatMap(processor =>
    processor instanceof CompositeProcessor ? [...processor.exposed].map(([inner, outer]) => `${inner.path} = ${outer.path}`) : [],
  )
  const processors = [...network.processors.values()].map(describeProcessor).sort((a, b) => (a.identifier < b.identifier ? -1 : 1))
  return {
    processors: processors.map(({ meta, ...rest }) => ({ ...rest, meta: { ...meta, selected: false } })),
    connections: network.connections.map(({ outport, inport }) => `${outport.path} -> ${inport.path}`).sort(),
    links: network.links.map(({ source, destination }) => `${source.path} -> ${destination.path}`).sort(),
    exposed: pairs.sort(),
  }
}

const edges = (network: ProcessorNetwork) => network.connections.map(({ outport, inport }) => `${outport.path} -> ${inport.path}`).sort()

test('processors go into a composite, which has their connections to others as ports', () => {
  const { network, evaluator, source, probe, group } = chain()
  const composite = group('First', 'Second')
  expect([...network.processors.keys()]).toEqual([
    ...['Source', 'Composite/First', 'Composite/Second', 'Probe', 'Composite', 'Composite/NumberInput', 'Composite/NumberOutput'],
  ])
  expect(edges(network)).toEqual([
    'Composite.out -> Probe.in',
    'Composite/First.out -> Composite/Second.in',
    'Composite/NumberInput.outport -> Composite/First.in',
    'Composite/Second.out -> Composite/NumberOutput.inport',
    'Source.out -> Composite.in',
  ])
  expect([...composite.inports, ...composite.outports].map(port => port.path)).toEqual(['Composite.in', 'Composite.out'])
  source.value.value = 5
  evaluator.evaluate()
  expect(probe.last).toBe(5)
  expect(composite.status.state).toBe('success')
})

test('grouping and expanding are one step each, and undo brings back all', () => {
  const { network, history, evaluator, first, second, probe, source, group, expand } = chain()
  network.link(first.add, second.add)
  network.link(source.value, first.add)
  network.link(second.add, source.value)
  const before = stateOf(network)
  group('First', 'Second')
  const grouped = stateOf(network)
  expect(grouped.links).toEqual([
    'Composite.Second-add -> Source.value',
    'Composite/First.add -> Composite/Second.add',
    'Source.value -> Composite.First-add',
  ])
  history.undo()
  expect(stateOf(network)).toEqual(before)
  history.redo()
  expect(stateOf(network)).toEqual(grouped)
  source.value.value = 7
  expect([first.add.value, second.add.value]).toEqual([7, 7])
  expect(expand('Composite')).toEqual(['First', 'Second'])
  expect(edges(network)).toEqual(before.connections)
  expect(stateOf(network).links).toEqual(before.links)
  expect([first.meta.position, second.meta.position]).toEqual([
    [100, 100],
    [100, 200],
  ])
  evaluator.evaluate()
  expect(probe.last).toBe(21)
  history.undo()
  history.undo()
  expect(stateOf(network).connections).toEqual(before.connections)
})

test('several inputs keep their places among those of a multi inport', () => {
  const { network, source, first, second, probe, group, expand } = chain()
  const other = network.add(new Source('Other'))
  network.connect(source.out, probe.in, 0)
  network.connect(other.out, probe.in, 2)
  network.connect(other.out, first.in, 0)
  network.connect(source.out, second.in, 0)
  const sources = () => [first, second, probe].map(({ in: port }) => port.connectedOutports.map(outport => outport.path))
  const before = sources()
  group('First', 'Second')
  expect(probe.in.connectedOutports.map(outport => outport.path)).toEqual(['Source.out', 'Composite.out', 'Other.out'])
  expand('Composite')
  expect(sources()).toEqual(before)
})

test('what lies between the processors has to come along', () => {
  const { network, group, probe, second } = chain()
  expect(() => group('Source', 'Second')).toThrow('First lies between the processors')
  group('Source', 'First', 'Second')
  const composite = network.processors.get('Composite') as CompositeProcessor
  expect(composite.inports).toEqual([])
  expect(() => network.connect(second.out, probe.in)).toThrow('do not lie in the same network')
})

test('composites nest', () => {
  const { network, history, evaluator, source, first, second, probe, group, expand } = chain()
  network.link(source.value, first.add)
  const before = stateOf(network)
  group('First')
  const outer = group('Composite', 'Second')
  expect(outer.identifier).toBe('Composite2')
  expect(first.identifier).toBe('Composite2/Composite/First')
  source.value.value = 3
  evaluator.evaluate()
  expect(probe.last).toBe(6)
  second.failure = new Error('no numbers today')
  second.add.value = 1
  evaluator.evaluate()
  expect(outer.status.error?.message).toBe('Second: no numbers today')
  second.failure = undefined
  second.add.value = 0
  expect(network.propertyByPath('Composite2.Composite-First-add')?.state.value).toBe(3)
  // Only the outer one: the property stays exposed at the one inside.
  expect(expand('Composite2')).toEqual(['Composite', 'Second'])
  expect(stateOf(network).links).toEqual(['Source.value -> Composite.First-add'])
  expand('Composite')
  expect(stateOf(network).links).toEqual(before.links)
  expect(edges(network)).toEqual(before.connections)
  for (const _ of [1, 2, 3, 4, 5]) history.undo()
  for (const _ of [1, 2]) history.undo()
  expect(edges(network)).toEqual(before.connections)
})

test('a property inside is shown at the composite, both are equal, and it goes with its processor', () => {
  const { network, history, first, group } = chain()
  const composite = group('First')
  history.apply([{ kind: 'expose', path: 'Composite/First.add' }], { name: 'Expose Add' })
  const outer = composite.property('First-add')
  first.add.value = 4
  expect(outer?.state.value).toBe(4)
  history.apply([{ kind: 'setProperty', path: 'Composite.First-add', state: { value: 9 } }], { name: 'Change Add' })
  expect(first.add.value).toBe(9)
  expect(network.links).toEqual([])
  const before = stateOf(network)
  history.apply([{ kind: 'removeProcessor', identifier: 'Composite/First' }], { name: 'Delete First' })
  expect(composite.properties).toEqual([])
  history.undo()
  expect(stateOf(network)).toEqual(before)
  history.apply([{ kind: 'removeProperty', path: 'Composite.First-add' }], { name: 'Hide Add' })
  expect(stateOf(network).exposed).toEqual([])
  history.undo()
  history.apply([{ kind: 'removeProcessor', identifier: 'Composite' }], { name: 'Delete Composite' })
  expect([...network.processors.keys()]).toEqual(['Source', 'Second', 'Probe'])
  history.undo()
  expect(stateOf(network)).toEqual(before)
  history.apply([{ kind: 'renameProcessor', identifier: 'Composite', to: 'Filter' }], { name: 'Rename' })
  expect(network.propertyByPath('Filter/First.add')?.state.value).toBe(9)
  expect([...network.processors.keys()]).toContain('Filter/NumberInput')
  history.undo()
  expect(stateOf(network)).toEqual(before)
})

test('background work inside a composite goes on while what it feeds shows old data; idle waits for it', async () => {
  const { network, evaluator, source, probe, first, group } = chain()
  const slow = network.add(new SlowInBackground('Slow'))
  const sink = network.add(new Probe('Sink'))
  network.connect(first.out, slow.in)
  network.connect(slow.out, sink.in)
  const composite = group('First', 'Slow')
  evaluator.evaluate()
  expect(composite.status.state).toBe('running')
  slow.pending.finish()
  await evaluator.idle()
  expect(sink.seen).toEqual([2])
  source.value.value = 10
  evaluator.evaluate()
  expect([probe.last, sink.last, sink.status.state]).toEqual([10, 2, 'stale'])
  slow.pending.finish()
  await evaluator.idle()
  expect([sink.last, composite.status.state]).toEqual([20, 'success'])
})

test('a change outside supersedes a run inside', async () => {
  const { network, evaluator, source, group } = chain()
  const slow = network.add(new Slow('Slow'))
  const sink = network.add(new Probe('Sink'))
  network.connect(source.out, slow.in)
  network.connect(slow.out, sink.in)
  group('Slow')
  evaluator.evaluate()
  const { signal } = slow.pending
  source.value.value = 2
  expect(signal.aborted).toBe(true)
  await Promise.resolve()
  evaluator.cancel(slow)
  network.remove(network.processors.get('Composite') as CompositeProcessor)
  await evaluator.idle()
  expect(sink.seen).toEqual([])
})

test('an input that nobody feeds leaves optional inports empty', () => {
  const { network, evaluator, source, first, probe, group } = chain()
  network.connect(source.out, first.optional)
  const composite = group('First')
  network.disconnect(source.out, composite.inport('in') as never)
  evaluator.evaluate()
  expect(first.status.state).toBe('not-ready')
  expect(composite.status.state).toBe('not-ready')
  network.connect(source.out, composite.inport('in') as never)
  evaluator.evaluate()
  expect(probe.last).toBe(2)
})

test('names are unique in each network', () => {
  const { network, group } = chain()
  group('First', 'Second')
  expect(network.add(new Source('First')).identifier).toBe('First')
  expect(network.add(new Source('Composite/First')).identifier).toBe('Composite/First2')
  expect(() => network.add(new Source('Nowhere/First'))).toThrow('Expected a composite processor "Nowhere"')
})

test('a processor inside that gets new code stays exposed', () => {
  const { network, first, source, group } = chain()
  network.link(source.value, first.add)
  group('First')
  const { kept, lost } = network.replaceProcessor('Composite/First', new Sum())
  expect([kept, lost]).toEqual([expect.arrayContaining(['Composite/First.add']), []])
  source.value.value = 8
  expect(network.propertyByPath('Composite/First.add')?.state.value).toBe(8)
})

class Picture extends Processor {
  static override readonly info = testInfo('Picture')
  readonly in = this.addPort(new ImageInport('in', { optional: true }))
  readonly out = this.addPort(new ImageOutport('out'))
  readonly events: string[] = []
  override process(): void {}
  override handleEvent({ kind }: InteractionEvent): void {
    this.events.push(kind)
  }
}

test('image sizes and what the user does in a picture go up through composites', () => {
  const network = new ProcessorNetwork(testFactory())
  const [first, second, third, canvas] = ['First', 'Second', 'Third', 'Canvas'].map(name => network.add(new Picture(name)))
  if (!first || !second || !third || !canvas) throw new Error('They were added')
  for (const [from, to] of [
    [first, second],
    [second, third],
    [third, canvas],
  ] as const)
    network.connect(from.out, to.in)
  network.apply(planComposite(network, ['Second']).changes)
  network.apply(planComposite(network, ['Composite', 'Third']).changes)
  requestImageSize(canvas.in, [64, 48])
  expect([first, second, third].map(({ out }) => out.size)).toEqual([
    [64, 48],
    [64, 48],
    [64, 48],
  ])
  void propagateEvent({ kind: 'key', state: 'press', key: 'A', modifiers: [] }, canvas)
  expect([first, second, third].map(({ events }) => events)).toEqual([['key'], ['key'], ['key']])
})

class Brusher extends Processor {
  static override readonly info = testInfo('Brusher')
  readonly brushing = this.addPort(new BrushingAndLinkingInport('brushing'))
  override process(): void {}
}
class Sharer extends Processor {
  static override readonly info = testInfo('Sharer')
  readonly out = this.addPort(new BrushingAndLinkingOutport('out'))
  override process(): void {
    this.out.data = this.out.manager
  }
}

test('selections are shared across borders', () => {
  const network = new ProcessorNetwork(testFactory())
  const [sharer, first, second] = [network.add(new Sharer('Sharer')), network.add(new Brusher('First')), network.add(new Brusher('Second'))]
  for (const { brushing } of [first, second]) network.connect(sharer.out, brushing)
  network.apply(planComposite(network, ['First']).changes)
  network.apply(planComposite(network, ['Composite']).changes)
  const evaluator = new Evaluator(network)
  evaluator.evaluate()
  first.brushing.select(IndexSet.of([3, 5]))
  expect(second.brushing.selectedIndices()).toEqual(IndexSet.of([3, 5]))
  evaluator.evaluate()
  expect([...network.processors.values()].map(({ status }) => status.state)).not.toContain('error')
})

test('what a file says of an exposed group gets the children that no file has, and both follow each other', () => {
  const { network, first, group } = chain()
  const inner = first.addProperty(new CompositeProperty('pattern', 'Pattern'))
  inner.addProperty(new StringProperty('helpText', 'Help', 'Use *', { serializationMode: 'none' }))
  const sorting = inner.addProperty(new BoolProperty('sorting', 'Sorting', true))
  const composite = group('First', 'Second')
  const outer = composite.addProperty(new CompositeProperty('shown', 'Pattern', { owned: true }))
  outer.addProperty(new BoolProperty('sorting', 'Sorting', true))
  network.apply([{ kind: 'expose', path: 'Composite/First.pattern', as: 'shown' }])
  expect(outer.properties.map(({ identifier }) => identifier)).toEqual(['helpText', 'sorting'])
  const moved = network.processors.get('Composite/First')?.property('pattern.sorting') ?? sorting
  moved.setState({ value: false })
  expect(outer.property('sorting')?.state.value).toBe(false)
})
