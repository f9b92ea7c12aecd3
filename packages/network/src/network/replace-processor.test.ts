import { describe, expect, test } from 'vitest'
import { Evaluator } from '../evaluation/evaluator.ts'
import type { Processor } from '../processor/processor.ts'
import { CompositeProperty } from '../property/composite-property.ts'
import { OptionPropertyString } from '../property/option-properties.ts'
import { DoubleProperty, IntProperty } from '../property/scalar-properties.ts'
import type { StringProperty } from '../property/string-property.ts'
import { type NumberInport, NumberOutport, Probe, SlowInBackground, Source, Sum, testInfo } from '../testing/numbers.ts'
import { ProcessorNetwork } from './processor-network.ts'

/** Source -> Mine -> Probe, where `Mine` is made anew as a user's file would be. */
function network(mine: Processor = version()) {
  const network = new ProcessorNetwork()
  const [source, probe] = [network.add(new Source()), network.add(new Probe())]
  network.add(mine)
  network.connect(source.out, mine.inport('in') as NumberInport)
  network.connect(mine.outport('out') as NumberOutport, probe.in)
  return { network, source, probe, mine }
}

interface Version {
  readonly output?: string
  readonly properties?: readonly (IntProperty | DoubleProperty | StringProperty | OptionPropertyString | CompositeProperty)[]
}

function version({ output = 'out', properties = [new IntProperty('n', 'N', 5)] }: Version = {}): Processor {
  class Mine extends Sum {
    static override readonly info = testInfo('Mine')
  }
  const mine = new Mine()
  if (output !== 'out') {
    mine.removePort(mine.out)
    mine.addPort(new NumberOutport(output))
  }
  for (const property of properties) mine.addProperty(property)
  return mine
}

describe('what is kept', () => {
  test('identifier, name, place, meta, values, connections and links', () => {
    const { network: all, source, probe, mine } = network()
    all.apply([
      { kind: 'renameProcessor', identifier: 'Mine', to: 'Special' },
      { kind: 'setDisplayName', identifier: 'Special', displayName: 'My own' },
      { kind: 'setMeta', identifier: 'Special', meta: { position: [50, 75], note: 'x' } },
      { kind: 'setProperty', path: 'Special.n', state: { value: 9 } },
      { kind: 'link', source: 'Source.value', destination: 'Special.n' },
      { kind: 'link', source: 'Special.n', destination: 'Source.value' },
    ])
    const next = version()
    const report = all.replaceProcessor('Special', next)
    expect([...all.processors.values()]).toEqual([source, probe, next])
    expect([next.identifier, next.displayName, next.meta.position, next.meta.note]).toEqual(['Special', 'My own', [50, 75], 'x'])
    expect(all.propertyByPath('Special.n')?.state.value).toBe(9)
    expect([report.lost, report.dangling]).toEqual([[], []])
    expect(report.kept).toEqual(
      expect.arrayContaining(['Special.n', 'Source.out -> Special.in', 'Special.out -> Probe.in', 'Special.n -> Source.value']),
    )
    expect(all.links).toHaveLength(2)
    expect(mine.host).toBe(undefined)
  })

  test('the order of connections to a multi inport', () => {
    const { network: all, mine, probe } = network()
    const extra = all.add(new Source('Extra'))
    all.connect(extra.out, probe.in)
    all.replaceProcessor(mine.identifier, version())
    expect(probe.in.connectedOutports.map(port => port.path)).toEqual(['Mine.out', 'Extra.out'])
  })

  test('new defaults and bounds of what nobody changed', () => {
    const { network: all } = network()
    all.replaceProcessor('Mine', version({ properties: [new IntProperty('n', 'N', 7, { max: 70 })] }))
    expect(all.propertyByPath('Mine.n')?.state).toMatchObject({ value: 7, max: 70 })
  })

  test('the selected option, by id', () => {
    const options = (...ids: string[]) =>
      new OptionPropertyString(
        'o',
        'O',
        ids.map(id => ({ id, name: id, value: id })),
      )
    const { network: all } = network(version({ properties: [options('a', 'b')] }))
    all.apply([{ kind: 'setProperty', path: 'Mine.o', state: { selected: 'b' } }])
    all.replaceProcessor('Mine', version({ properties: [options('x', 'b', 'y')] }))
    expect(all.propertyByPath('Mine.o')?.state).toMatchObject({ selected: 'b', options: [{ id: 'x' }, { id: 'b' }, { id: 'y' }] })
  })

  test('values inside of groups, and across kinds that links convert between', () => {
    const group = (child: IntProperty | DoubleProperty) => {
      const made = new CompositeProperty('g', 'G')
      made.addProperty(child)
      return made
    }
    const { network: all } = network(version({ properties: [group(new IntProperty('n', 'N', 5))] }))
    all.apply([{ kind: 'setProperty', path: 'Mine.g.n', state: { value: 8 } }])
    all.replaceProcessor('Mine', version({ properties: [group(new DoubleProperty('n', 'N', 1, { max: 9.5 }))] }))
    expect(all.propertyByPath('Mine.g.n')?.state).toMatchObject({ value: 8, max: 9.5 })
  })

  test('the picture: it is evaluated again', async () => {
    const { network: all, probe } = network()
    const evaluator = new Evaluator(all)
    await evaluator.idle()
    const next = version() as Sum
    next.add.setState({ value: 100 })
    all.replaceProcessor('Mine', next)
    await evaluator.idle()
    expect([probe.last, next.initializations]).toEqual([101, 1])
  })
})

describe('what is fed by a processor that hands on the same data until it has run', () => {
  const replaceInBackground = async (change: (network: ProcessorNetwork) => void = () => undefined) => {
    const all = new ProcessorNetwork()
    const evaluator = new Evaluator(all)
    const [source, old, probe] = [all.add(new Source()), all.add(new SlowInBackground()), all.add(new Probe())]
    all.connect(source.out, old.in)
    all.connect(old.out, probe.in)
    evaluator.evaluate()
    old.pending.finish()
    await evaluator.idle()
    change(all)
    const next = new SlowInBackground()
    next.out.data = old.out.data
    all.replaceProcessor(old.identifier, next)
    evaluator.evaluate()
    return { all, evaluator, source, probe, next }
  }

  test('does not run for them again, is stale, and runs for the result', async () => {
    const { evaluator, probe, next } = await replaceInBackground()
    expect([probe.runs, probe.status.state]).toEqual([1, 'stale'])
    next.pending.finish()
    await evaluator.idle()
    expect([probe.runs, probe.status.state]).toEqual([2, 'success'])
  })

  test('also where it reads what comes from them by another way', async () => {
    const all = new ProcessorNetwork()
    const evaluator = new Evaluator(all)
    const [source, old, between, both] = [all.add(new Source()), all.add(new SlowInBackground()), all.add(new Sum()), all.add(new Sum())]
    const probe = all.add(new Probe())
    all.connect(source.out, old.in)
    all.connect(old.out, between.in)
    all.connect(old.out, both.in)
    all.connect(between.out, both.optional)
    all.connect(both.out, probe.in)
    evaluator.evaluate()
    old.pending.finish()
    await evaluator.idle()
    const next = new SlowInBackground()
    next.out.data = old.out.data
    all.replaceProcessor(old.identifier, next)
    evaluator.evaluate()
    expect([between.runs, both.runs, probe.runs]).toEqual([1, 1, 1])
    next.pending.finish()
    await evaluator.idle()
    expect([between.runs, both.runs, probe.runs]).toEqual([2, 2, 2])
  })

  test('goes on with them when the new version fails', async () => {
    const { evaluator, probe, next } = await replaceInBackground()
    next.pending.fail(new Error('broken'))
    await evaluator.idle()
    expect([probe.runs, probe.status.state, probe.in.isReady]).toEqual([1, 'stale', true])
  })

  test('runs when something else of it changed', async () => {
    const { evaluator, probe } = await replaceInBackground(all => {
      all.processors.get('Probe')?.invalidate('invalidOutput')
    })
    await Promise.resolve()
    evaluator.evaluate()
    expect(probe.runs).toBe(2)
  })
})

test('a placeholder gives what was saved to the processor that was missing', () => {
  const all = new ProcessorNetwork()
  all.apply([
    {
      kind: 'addProcessor',
      processor: {
        type: 'test.Mine',
        identifier: 'Mine',
        opaque: {},
        properties: [
          { identifier: 'n', classIdentifier: 'org.inviwo.IntProperty', state: { value: 9 } },
          { identifier: 'odd', classIdentifier: 'org.inviwo.IntProperty', state: { value: 'nine' } },
          { identifier: 'gone', classIdentifier: 'org.inviwo.BoolProperty', state: { value: true } },
        ],
      },
    },
  ])
  const { lost } = all.replaceProcessor(
    'Mine',
    version({ properties: [new IntProperty('n', 'N', 5, { max: 50 }), new IntProperty('odd', 'O', 3)] }),
  )
  expect(all.propertyByPath('Mine.n')?.state).toMatchObject({ value: 9, max: 50 })
  expect(all.propertyByPath('Mine.odd')?.state.value).toBe(3)
  expect(lost).toEqual([
    'Mine.odd: expected a whole number from -2147483648 to 2147483647, found "nine"',
    'Mine.gone: there is no such property any more, true is lost',
  ])
})

describe('what is lost is told', () => {
  test('values whose property is gone, of another kind, or out of bounds', () => {
    const before = [
      new IntProperty('gone', 'G'),
      new IntProperty('kind', 'K'),
      new IntProperty('bounds', 'B'),
      new IntProperty('untouched', 'U'),
    ]
    const { network: all } = network(version({ properties: before }))
    for (const name of ['gone', 'kind', 'bounds']) all.apply([{ kind: 'setProperty', path: `Mine.${name}`, state: { value: 60 } }])
    class Odd extends OptionPropertyString {}
    const after = [new Odd('kind', 'K', [{ id: 'a', name: 'A', value: 'a' }]), new IntProperty('bounds', 'B', 0, { max: 50 })]
    const { lost } = all.replaceProcessor('Mine', version({ properties: after }))
    expect(lost).toEqual(['Mine.gone: there is no such property any more, 60 is lost', 'Mine.bounds: 60 became 50, as the bounds changed'])
  })

  test('a connection whose port was renamed dangles, and comes back with the port', () => {
    const { network: all, probe } = network()
    const { lost, dangling } = all.replaceProcessor('Mine', version({ output: 'result' }))
    expect(lost).toEqual(['Mine.out -> Probe.in: Expected an outport "Mine.out", found nothing of that name'])
    expect(dangling).toMatchObject([{ kind: 'connect', source: 'Mine.out', destination: 'Probe.in' }])
    expect(all.dangling).toEqual(dangling)
    all.replaceProcessor('Mine', version())
    expect([all.dangling, probe.in.connectedOutports.map(port => port.path)]).toEqual([[], ['Mine.out']])
  })

  test('dangling edges can be removed, which can be undone, and follow a new name', () => {
    const { network: all } = network()
    all.replaceProcessor('Mine', version({ output: 'result' }))
    all.apply([{ kind: 'renameProcessor', identifier: 'Mine', to: 'Yours' }])
    const inverse = all.apply([{ kind: 'disconnect', source: 'Yours.out', destination: 'Probe.in' }])
    expect(all.dangling).toEqual([])
    all.apply(inverse)
    expect(all.dangling).toMatchObject([{ source: 'Yours.out', destination: 'Probe.in' }])
    all.apply([{ kind: 'removeProcessor', identifier: 'Yours' }])
    expect(all.dangling).toEqual([])
  })

  test('so does a link whose property is gone', () => {
    const { network: all } = network()
    all.apply([{ kind: 'link', source: 'Source.value', destination: 'Mine.n' }])
    all.replaceProcessor('Mine', version({ properties: [] }))
    expect(all.dangling).toMatchObject([{ kind: 'link', source: 'Source.value', destination: 'Mine.n' }])
    all.replaceProcessor('Mine', version())
    expect(all.links).toHaveLength(1)
  })
})

test('nothing is replaced that is not there', () => {
  expect(() => network().network.replaceProcessor('Nobody', version())).toThrow('Expected a processor "Nobody", found nothing of that name')
})
