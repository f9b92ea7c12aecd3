import { describe, expect, test } from 'vitest'
import { ButtonGroupProperty, ButtonProperty } from '../property/button-property.ts'
import { CompositeProperty } from '../property/composite-property.ts'
import { FloatProperty, IntProperty } from '../property/scalar-properties.ts'
import { NumberInport, Source, Sum, testFactory } from '../testing/numbers.ts'
import type { Change } from './change.ts'
import type { NetworkObserver } from './observer.ts'
import { PlaceholderProcessor } from './placeholder-processor.ts'
import { ProcessorNetwork } from './processor-network.ts'
import { describeProcessor } from './processor-state.ts'

const add = (type: string, identifier: string): Change => ({ kind: 'addProcessor', processor: { type: `test.${type}`, identifier } })
const set = (path: string, value: unknown): Change => ({ kind: 'setProperty', path, state: { value } })

/** A -> B -> C, with A.value linked to B.add. */
function network() {
  const network = new ProcessorNetwork(testFactory())
  network.apply([
    add('Source', 'A'),
    add('Sum', 'B'),
    add('Probe', 'C'),
    { kind: 'connect', source: 'A.out', destination: 'B.in' },
    { kind: 'connect', source: 'B.out', destination: 'C.in' },
    { kind: 'link', source: 'A.value', destination: 'B.add' },
    { kind: 'addProperty', owner: 'B', property: new FloatProperty('own', 'Own').describe(), index: 0 },
  ])
  return network
}

/** Everything that undo has to bring back. */
function stateOf(network: ProcessorNetwork) {
  return {
    processors: [...network.processors.values()].map(describeProcessor).sort((a, b) => (a.identifier < b.identifier ? -1 : 1)),
    connections: network.connections.map(({ outport, inport }) => `${outport.path} -> ${inport.path}`).sort(),
    links: network.links.map(({ source, destination }) => `${source.path} -> ${destination.path}`).sort(),
    dangling: network.dangling.map(({ source, destination }) => `${source} -> ${destination}`).sort(),
  }
}

describe('every change has an inverse', () => {
  test.each<[string, Change[]]>([
    ['add', [add('Source', 'New')]],
    [
      'add with values',
      [
        {
          kind: 'addProcessor',
          processor: {
            type: 'test.Source',
            identifier: 'N',
            meta: { position: [25, 50] },
            properties: [{ identifier: 'value', state: { value: 7 } }],
          },
        },
      ],
    ],
    ['remove with connections and links', [{ kind: 'removeProcessor', identifier: 'B' }]],
    ['rename', [{ kind: 'renameProcessor', identifier: 'B', to: 'Better' }, set('Better.add', 5)]],
    ['display name', [{ kind: 'setDisplayName', identifier: 'B', displayName: 'The sum' }]],
    ['connect', [{ kind: 'connect', source: 'A.out', destination: 'C.in', index: 0 }]],
    ['disconnect', [{ kind: 'disconnect', source: 'A.out', destination: 'B.in' }]],
    ['link', [{ kind: 'link', source: 'B.add', destination: 'A.value' }]],
    ['unlink', [{ kind: 'unlink', source: 'A.value', destination: 'B.add' }]],
    ['set, with what follows by link', [set('A.value', 42)]],
    ['set twice', [set('A.value', 42), set('B.add', 3), set('A.value', 43)]],
    ['set several fields', [{ kind: 'setProperty', path: 'A.value', state: { min: -5, max: 5, value: 3 } }]],
    ['property meta', [{ kind: 'setPropertyMeta', path: 'A.value', meta: { displayName: 'Seed', visible: false } }]],
    [
      'add property',
      [{ kind: 'addProperty', owner: 'A', property: new FloatProperty('extra', 'Extra', 0.5).describe(), index: 0 }, set('A.extra', 0.75)],
    ],
    ['remove property', [{ kind: 'removeProperty', path: 'B.own' }]],
    ['move property', [{ kind: 'moveProperty', path: 'B.own', index: 1 }]],
    [
      'meta',
      [
        { kind: 'setMeta', identifier: 'A', meta: { position: [100, 25], note: 'hello' } },
        { kind: 'setMeta', identifier: 'A', meta: { note: null } },
      ],
    ],
    [
      'much at once',
      [
        set('A.value', 9),
        { kind: 'removeProcessor', identifier: 'A' },
        add('Source', 'A'),
        { kind: 'renameProcessor', identifier: 'C', to: 'D' },
      ],
    ],
  ])('%s', (_, changes) => {
    const all = network()
    const before = stateOf(all)
    const inverse = all.apply(changes)
    const after = stateOf(all)
    expect(after).not.toEqual(before)
    const again = all.apply(inverse)
    expect(stateOf(all)).toEqual(before)
    all.apply(again)
    expect(stateOf(all)).toEqual(after)
    expect(JSON.parse(JSON.stringify(inverse))).toEqual(inverse)
  })

  test('what callbacks change is part of it', () => {
    const all = network()
    const value = all.propertyByPath('A.value') as IntProperty
    const add = all.propertyByPath('B.add') as IntProperty
    add.onChange(() => add.setState({ max: add.value + 100 }))
    const before = stateOf(all)
    const inverse = all.apply([set('A.value', 50)])
    expect([value.value, add.max]).toEqual([50, 150])
    all.apply(inverse)
    expect(stateOf(all)).toEqual(before)
  })

  test('undoing does not run links', () => {
    const all = network()
    all.apply([set('B.add', 5)])
    const inverse = all.apply([set('A.value', 7)])
    expect(all.propertyByPath('B.add')?.state.value).toBe(7)
    all.apply(inverse)
    expect([all.propertyByPath('A.value')?.state.value, all.propertyByPath('B.add')?.state.value]).toEqual([1, 5])
  })

  test('ports that a callback makes and takes come back with their connections', () => {
    const all = network()
    const sum = all.processors.get('B') as Sum
    const update = () => {
      const extra = sum.inport('extra')
      if (sum.add.value > 5 && !extra) sum.addPort(new NumberInport('extra'))
      if (sum.add.value <= 5 && extra) sum.removePort(extra)
    }
    sum.add.onChange(update)
    all.apply([set('B.add', 6)])
    all.apply([{ kind: 'connect', source: 'A.out', destination: 'B.extra' }])
    const before = stateOf(all)
    const inverse = all.apply([set('B.add', 0)])
    expect(sum.inport('extra')).toBe(undefined)
    all.apply(inverse)
    expect(stateOf(all)).toEqual(before)
  })

  test('an inverse holds only what changed, so that ranges may follow the data meanwhile', () => {
    const all = network()
    const inverse = all.apply([set('A.value', 50)])
    all.propertyByPath('A.value')?.setState({ max: 60 })
    all.apply(inverse)
    expect(all.propertyByPath('A.value')?.state).toMatchObject({ value: 1, max: 60 })
  })
})

describe('all or nothing', () => {
  test.each<[string, Change, string]>([
    ['a processor that is not there', { kind: 'removeProcessor', identifier: 'X' }, 'Expected a processor "X", found nothing of that name'],
    ['a type that is not there', add('Nothing', 'N'), 'No processor type test.Nothing is registered'],
    ['a name that is taken', { kind: 'renameProcessor', identifier: 'A', to: 'B' }, 'Processor identifier "B" already in use.'],
    [
      'a name that is not allowed',
      { kind: 'renameProcessor', identifier: 'A', to: 'A.B' },
      'Processor identifiers are not allowed to contain "."',
    ],
    [
      'a port that is not there',
      { kind: 'connect', source: 'A.x', destination: 'B.in' },
      'Expected an outport "A.x", found nothing of that name',
    ],
    ['a cycle', { kind: 'connect', source: 'B.out', destination: 'B.optional' }, 'B cannot feed itself'],
    ['a connection that is not there', { kind: 'disconnect', source: 'A.out', destination: 'C.in' }, 'A.out and C.in are not connected'],
    ['a link that is not there', { kind: 'unlink', source: 'B.add', destination: 'A.value' }, 'B.add and A.value are not linked'],
    ['a property that is not there', set('A.nothing', 1), 'Expected a property "A.nothing", found nothing of that name'],
    ['a value that does not fit', set('A.value', 'much'), 'A.value: expected a whole number from -2147483648 to 2147483647, found "much"'],
    [
      'an owner that is none',
      { kind: 'addProperty', owner: 'A.value', property: new IntProperty('x', 'X').describe() },
      'Expected a processor or a composite "A.value"',
    ],
    ['an unknown kind', { kind: 'explode' } as unknown as Change, 'Expected one of the changes addProcessor, '],
  ])('%s', (_, wrong, message) => {
    const all = network()
    const before = stateOf(all)
    const told: string[] = []
    all.observe({ unlocked: () => told.push('unlocked') })
    expect(() => all.apply([set('A.value', 9), { kind: 'disconnect', source: 'B.out', destination: 'C.in' }, wrong])).toThrow(message)
    expect(stateOf(all)).toEqual(before)
    expect(told.at(-1)).toBe('unlocked')
    expect(all.isLocked).toBe(false)
  })

  test('one in another (from a callback) is part of it', () => {
    const all = network()
    const value = all.propertyByPath('A.value')
    value?.onChange(() => {
      all.apply([{ kind: 'setMeta', identifier: 'A', meta: { note: 'changed' } }])
      expect(() => all.apply([set('B.add', 8), set('B.nothing', 1)])).toThrow('Expected a property "B.nothing"')
    })
    const before = stateOf(all)
    const inverse = all.apply([{ kind: 'unlink', source: 'A.value', destination: 'B.add' }, set('A.value', 3)])
    expect([all.processors.get('A')?.meta.note, all.propertyByPath('B.add')?.state.value]).toEqual(['changed', 0])
    all.apply(inverse)
    expect(stateOf(all)).toEqual({ ...before, processors: stateOf(all).processors })
    expect(all.propertyByPath('A.value')?.state.value).toBe(1)
  })
})

describe('identifiers', () => {
  test.each([
    [['Foo'], 'Foo', 'Foo2'],
    [['Foo', 'Foo2'], 'Foo', 'Foo3'],
    [['Foo7'], 'Foo7', 'Foo8'],
    [[], 'Volume Source', 'VolumeSource'],
    [[], '3D View', '_3DView'],
    [[], ' -a.b-c_d', 'abc_d'],
    [[], '???', 'Processor'],
  ])('beside %o, %o becomes %o', (taken, wanted, expected) => {
    const all = new ProcessorNetwork()
    for (const identifier of taken) all.add(new Source(identifier))
    expect(all.uniqueIdentifier(wanted)).toBe(expected)
  })

  test('are made unique when a processor joins', () => {
    const all = new ProcessorNetwork(testFactory())
    all.apply([add('Source', 'S'), add('Source', 'S')])
    expect([...all.processors.keys()]).toEqual(['S', 'S2'])
  })

  test('keep their place when they are renamed', () => {
    const all = network()
    all.apply([{ kind: 'renameProcessor', identifier: 'A', to: 'Z' }])
    expect([...all.processors.keys()]).toEqual(['Z', 'B', 'C'])
    expect(all.propertyByPath('Z.value')?.path).toBe('Z.value')
    expect(stateOf(all).connections).toEqual(['B.out -> C.in', 'Z.out -> B.in'])
  })
})

test('observers are told of everything that happens', () => {
  const all = network()
  const told: string[] = []
  const observer: NetworkObserver = {
    processorAdded: processor => told.push(`+${processor.identifier}`),
    processorRemoved: processor => told.push(`-${processor.identifier}`),
    processorRenamed: (processor, from) => told.push(`${from} is ${processor.identifier}`),
    connected: ({ outport, inport }) => told.push(`${outport.path}->${inport.path}`),
    disconnected: ({ outport, inport }) => told.push(`${outport.path}-|${inport.path}`),
    linked: ({ source, destination }) => told.push(`${source.path}=>${destination.path}`),
    unlinked: ({ source, destination }) => told.push(`${source.path}=|${destination.path}`),
    propertyChanged: property => told.push(`${property.path}!`),
    propertyAdded: property => told.push(`+${property.path}`),
    propertyRemoved: property => told.push(`-${property.path}`),
    metaChanged: processor => told.push(`${processor.identifier} meta`),
    portsChanged: processor => told.push(`${processor.identifier} ports`),
  }
  const subscription = all.observe(observer)
  all.apply([
    set('A.value', 2),
    { kind: 'renameProcessor', identifier: 'A', to: 'S' },
    { kind: 'setMeta', identifier: 'B', meta: { selected: true } },
  ])
  expect(told.splice(0)).toEqual(['B.add!', 'A.value!', 'A is S', 'B meta'])
  all.apply([{ kind: 'removeProcessor', identifier: 'S' }])
  expect(told.splice(0)).toEqual(['S.out-|B.in', 'S.value=|B.add', '-S'])
  all.processors.get('B')?.addPort(new NumberInport('more'))
  all.processors.get('B')?.addProperty(new IntProperty('n', 'N'))
  expect(told.splice(0)).toEqual(['B ports', '+B.n'])
  subscription.dispose()
  all.clear()
  expect([told, all.processors.size]).toEqual([[], 0])
})

test('buttons are pressed by path', () => {
  const all = network()
  const pressed: string[] = []
  const owner = all.processors.get('A')?.addProperty(new CompositeProperty('tools', 'Tools'))
  owner?.addProperty(new ButtonProperty('go', 'Go', { action: () => pressed.push('go') }))
  owner?.addProperty(new ButtonGroupProperty('pick', 'Pick', [{ name: 'a' }, { name: 'b', action: () => pressed.push('b') }]))
  all.pressButton('A.tools.go')
  all.pressButton('A.tools.pick', 1)
  expect(pressed).toEqual(['go', 'b'])
  expect(() => all.pressButton('A.value')).toThrow('Expected a button at A.value, found org.inviwo.IntProperty')
})

describe('placeholders', () => {
  const opaque = { xml: '<Processor type="org.other.Thing"/>' }
  const thing: Change = {
    kind: 'addProcessor',
    processor: {
      type: 'org.other.Thing',
      identifier: 'T',
      displayName: 'A thing',
      opaque,
      properties: [{ identifier: 'p', classIdentifier: 'org.other.P', state: { a: 1 } }],
    },
  }

  test('stand for types that are not known, with what was saved of them', () => {
    const all = network()
    all.apply([thing])
    const placeholder = all.processors.get('T')
    expect(placeholder).toBeInstanceOf(PlaceholderProcessor)
    expect(describeProcessor(placeholder as PlaceholderProcessor)).toMatchObject({
      type: 'org.other.Thing',
      displayName: 'A thing',
      opaque,
    })
    expect(all.propertyByPath('T.p')?.state).toEqual({ a: 1 })
    expect(placeholder?.disabledReason).toBe('The processor type org.other.Thing is not available')
  })

  test('have the ports and properties that connections and links want', () => {
    const all = network()
    all.apply([
      thing,
      { kind: 'connect', source: 'A.out', destination: 'T.input' },
      { kind: 'connect', source: 'T.result', destination: 'B.in' },
      { kind: 'link', source: 'A.value', destination: 'T.group.number' },
    ])
    expect(stateOf(all).connections).toContain('T.result -> B.in')
    all.apply([set('A.value', 5)])
    expect(all.propertyByPath('T.group.number')?.state.value).toBe(5)
    const before = stateOf(all)
    all.apply(all.apply([{ kind: 'removeProcessor', identifier: 'T' }]))
    expect(stateOf(all)).toEqual(before)
  })

  test('take the place of a processor whose type is gone when it is brought back', () => {
    const factory = testFactory()
    const all = new ProcessorNetwork(factory)
    const registration = factory.register({
      info: { ...Sum.info, classIdentifier: 'test.Mine' },
      create: identifier => new Sum(identifier),
    })
    all.apply([add('Mine', 'M')])
    const mine = all.processors.get('M') as Sum
    Object.defineProperty(mine, 'info', { value: { ...Sum.info, classIdentifier: 'test.Mine' } })
    const inverse = all.apply([{ kind: 'removeProcessor', identifier: 'M' }])
    registration.dispose()
    all.apply(inverse)
    expect(all.processors.get('M')).toBeInstanceOf(PlaceholderProcessor)
    expect(all.processors.get('M')?.outport('out')?.dataType.classIdentifier).toBe('test.Number')
  })
})
