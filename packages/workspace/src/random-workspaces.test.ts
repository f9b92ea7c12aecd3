import {
  type Change,
  describeProcessor,
  type ProcessorNetwork,
  type PropertyDescription,
  type PropertyPatch,
  type PropertyState,
} from '@ivw/network'
import { random } from '@ivw/network/testing'
import { describe, expect, test } from 'vitest'
import { loadNetwork } from './load-network.ts'
import { withFileParts } from './network-xml.ts'
import { saveNetwork } from './save-network.ts'
import { meaning } from './testing/meaning.ts'
import { networkWithTypes } from './testing/test-processors.ts'
import { parseWorkspace, serializeWorkspace } from './workspace.ts'
import type { XmlElement } from './xml/element.ts'
import { parseXml } from './xml/parse-xml.ts'
import { writeXml } from './xml/write-xml.ts'

type Next = () => number

const pick = <T>(next: Next, items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
const list = <T>(next: Next, most: number, make: (i: number) => T): T[] =>
  Array.from({ length: Math.floor(next() * (most + 1)) }, (_, i) => make(i))
const awkward = ['', ' ', 'a b', 'ä&ö<ü>"\'', 'two\nlines\tand\r\nmore', '__proto__', '𝄞', '&amp;', ']]>', '0', '\u0001', 'a'.repeat(300)]
const text = (next: Next) => pick(next, awkward)
const real = (next: Next) =>
  pick(next, [0, -0, 0.1, 1 / 3, 1e-300, -1e300, 16777217, Math.round(next() * 100) / 10, Number.POSITIVE_INFINITY, Number.NaN])
const whole = (next: Next) => Math.round(next() * 200 - 100) + 0
const colour = (next: Next) => [next(), next(), next(), next()]

const unbounded = { min: -1000, max: 1000, increment: 0.5, minConstraint: 'ignore', maxConstraint: 'ignore' }
const vector = (value: number[]) => ({ value, min: value.map(() => -1000), max: value.map(() => 1000), increment: value.map(() => 1) })
const ignoring = { minConstraint: 'ignore', maxConstraint: 'ignore' }

/** A state of each class that is encoded in its own way. */
const states: Readonly<Record<string, (next: Next) => PropertyState>> = {
  Float: next => ({ ...unbounded, value: real(next) }),
  Double: next => ({ ...unbounded, value: real(next), increment: next() }),
  Int: next => ({ ...unbounded, value: whole(next), increment: 2 }),
  Size_t: () => ({ value: Number.MAX_SAFE_INTEGER, min: 0, max: Number.MAX_SAFE_INTEGER, increment: 1 }),
  FloatVec2: next => ({ ...vector([real(next), real(next)]), ...ignoring }),
  IntVec3: next => ({ ...vector([whole(next), whole(next), whole(next)]), ...ignoring }),
  FloatVec4: next => ({ ...vector(colour(next)), ...ignoring }),
  FloatMat2: next => ({ ...vector([real(next), real(next), 0, 1]), ...ignoring }),
  FloatQuaternion: next => ({ ...vector(colour(next)), ...ignoring }),
  FloatRef: next => ({ ...unbounded, value: real(next) }),
  IntMinMax: next => ({ value: [whole(next) - 200, whole(next) + 200], range: [-500, 500], increment: 1, minSeparation: 0 }),
  DoubleMinMax: next => ({ value: [-next(), next()], range: [-1, 1], increment: 0.1, minSeparation: 0 }),
  Bool: next => ({ value: next() < 0.5 }),
  String: next => ({ value: text(next) }),
  Option: next => {
    const options = [
      { id: 'first', name: text(next), value: 0 },
      ...list(next, 3, i => ({ id: `o${i}`, name: text(next), value: whole(next) })),
    ]
    return { options, selected: pick(next, options).id }
  },
  TransferFunction: next => ({
    points: list(next, 4, i => ({ position: i / 4, color: colour(next) })),
    mask: [0, next()],
    type: 'relative',
    zoomH: [0, 1],
    zoomV: [next() / 2, 1],
    histogramMode: pick(next, ['off', 'all', 'log']),
    histogramSelection: Math.floor(next() * 2 ** 31),
  }),
  IsoValue: next => ({
    points: list(next, 3, i => ({ position: i / 3, color: colour(next) })),
    type: 'relative',
    zoomH: [0, 1],
    zoomV: [0, 1],
    histogramMode: 'all',
    histogramSelection: 1,
  }),
  Event: next => ({
    matcher: pick(next, [
      { kind: 'key', key: pick(next, ['A', 'ArrowUp', ' ']), states: ['press'], modifiers: pick<unknown>(next, ['any', [], ['shift']]) },
      { kind: 'mouse', buttons: ['left', 'right'], states: ['move', 'doubleClick'], modifiers: ['control', 'alt'] },
      { kind: 'gesture', types: ['pinch'], states: ['updated'], fingers: -1, modifiers: 'any' },
    ]),
  }),
  Composite: next => ({ collapsed: next() < 0.5 }),
}

const classOf = (name: string) => `org.inviwo.${name === 'Option' ? 'OptionPropertyInt' : `${name}Property`}`

function property(next: Next, identifier: string, depth = 0): PropertyDescription {
  const kind = pick(next, Object.keys(states))
  const state = states[kind]?.(next) ?? {}
  const children = kind === 'Composite' && depth < 2 ? { children: list(next, 3, i => property(next, `c${i}`, depth + 1)) } : {}
  const look = {
    displayName: text(next),
    semantics: pick(next, ['Default', 'Text', text(next)]),
    visible: next() < 0.8,
    readOnly: next() < 0.2,
  }
  const owned = { ...(depth > 0 && { owned: true }), usageMode: pick(next, ['application', 'development'] as const) }
  return {
    classIdentifier: classOf(kind),
    identifier,
    ...look,
    ...owned,
    state,
    ...(kind === 'Composite' && { children: [], ...children }),
  }
}

const types = ['Source', 'Filter', 'Sink']

/** One edit, which may well be refused. */
function edit(next: Next, network: ProcessorNetwork): Change {
  const identifiers = [...network.processors.keys(), 'Nobody']
  const one = () => pick(next, identifiers)
  const number = () => Math.round(next() * 20) / 10
  const owner = pick(next, [one(), `${one()}.group`])
  return pick<() => Change>(next, [
    () => ({ kind: 'addProcessor', processor: { type: `org.test.${pick(next, types)}`, identifier: pick(next, ['A', 'B', 'C']) } }),
    () => ({ kind: 'addProperty', owner, property: property(next, pick(next, ['x', 'y', 'z', 'extra'])) }),
    () => ({ kind: 'addProperty', owner, property: property(next, pick(next, ['x', 'y', 'z', 'extra'])) }),
    () => ({ kind: 'removeProperty', path: `${owner}.${pick(next, ['x', 'y', 'z'])}` }),
    () => ({ kind: 'removeProcessor', identifier: network.processors.size > 3 ? one() : 'Nobody' }),
    () => ({ kind: 'renameProcessor', identifier: one(), to: pick(next, ['D', 'E', 'F']) }),
    () => ({ kind: 'setDisplayName', identifier: one(), displayName: text(next) }),
    () => ({
      kind: 'setMeta',
      identifier: one(),
      meta: { position: [whole(next), whole(next)], note: pick(next, [text(next), true, 1.5, null, [1, 2, 3], { deep: [text(next)] }]) },
    }),
    () => ({
      kind: 'connect',
      source: `${one()}.${pick(next, ['image', 'out'])}`,
      destination: `${one()}.${pick(next, ['images', 'in'])}`,
    }),
    () => ({ kind: 'link', source: `${one()}.amount`, destination: `${one()}.amount` }),
    () => ({
      kind: 'setProperty',
      path: `${one()}.amount`,
      state: pick<PropertyState>(next, [{ value: next() }, { min: -number() }, { max: 1 + number() }, { maxConstraint: 'ignore' }]),
    }),
    () => ({ kind: 'setProperty', path: `${one()}.free`, state: { value: real(next) } }),
    () => ({ kind: 'setProperty', path: `${one()}.text`, state: { value: text(next) } }),
    () => ({ kind: 'setProperty', path: `${one()}.mode`, state: { selected: pick(next, ['a', 'b']) } }),
    () => ({
      kind: 'setProperty',
      path: `${one()}.camera`,
      state: {
        lookFrom: [number(), number(), number()],
        type: pick(next, ['PerspectiveCamera', 'OrthographicCamera', 'SkewedPerspectiveCamera']),
      },
    }),
    () => ({ kind: 'setProperty', path: `${one()}.tf`, state: states.TransferFunction?.(next) ?? {} }),
    () => ({ kind: 'setProperty', path: `${one()}.group.inner`, state: { value: next() } }),
    () => ({
      kind: 'setPropertyMeta',
      path: `${one()}.${pick(next, ['amount', 'group', 'camera', 'x'])}`,
      meta: { displayName: text(next), visible: next() < 0.5 },
    }),
  ])()
}

function editAtRandom(next: Next, network: ProcessorNetwork, count: number): void {
  for (let i = 0; i < count; i++) {
    try {
      network.apply([edit(next, network)])
    } catch {
      // It did not fit; the next one may.
    }
  }
}

/** Without what a camera holds for its other types, which no file carries, and with one zero. */
function visible(property: PropertyPatch): unknown {
  const fields = ['fov', 'width', 'offset']
  if (property.classIdentifier === 'org.inviwo.CameraProperty') {
    const hidden = fields.filter(name => property.children?.some(({ identifier, visible }) => identifier === name && !visible))
    const state = Object.fromEntries(Object.entries(property.state ?? {}).filter(([key]) => !hidden.includes(key)))
    return { ...property, state, children: property.children?.filter(({ identifier }) => !hidden.includes(identifier)) }
  }
  const { value, ...rest } = property.state ?? {}
  const state = value === 0 ? { ...rest, value: 0 } : property.state
  return { ...property, state, ...(property.children && { children: property.children.map(visible) }) }
}

/** Everything that a file has to carry; meta data that only remember the file do not count. */
function stateOf(network: ProcessorNetwork): unknown {
  const processors = [...network.processors.values()].map(processor => {
    const { meta, ...state } = describeProcessor(processor)
    const { remains: _, ...own } = meta ?? {}
    return {
      ...state,
      properties: state.properties?.map(visible),
      meta: Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null)),
    }
  })
  const edges = network.connections.map(({ outport, inport }) => `${outport.path} ${inport.path}`)
  // Of links only which there are; of connections the order at each port.
  const links = network.links.map(({ source, destination }) => `${source.path} ${destination.path}`).sort()
  return meaning({ processors, edges: edges.sort((a, b) => (a.split(' ')[1] ?? '').localeCompare(b.split(' ')[1] ?? '')), links })
}

const written = (network: ProcessorNetwork) => serializeWorkspace({ network: saveNetwork(network), parts: [] })

function opened(text: string): ProcessorNetwork {
  const network = networkWithTypes()
  const { network: saved, issues } = parseWorkspace(text)
  expect([...issues, ...loadNetwork(network, saved)]).toEqual([])
  return network
}

describe.each(Array.from({ length: 12 }, (_, i) => i + 1))('seed %i', seed => {
  test('a random network that is written and read is the same, again after edits of what was read', () => {
    const next = random(seed)
    const first = networkWithTypes()
    for (const type of types) first.apply([{ kind: 'addProcessor', processor: { type: `org.test.${type}`, identifier: type } }])
    editAtRandom(next, first, 60)
    const second = opened(written(first))
    expect(stateOf(second)).toEqual(stateOf(first))
    expect(written(second)).toBe(written(first))

    editAtRandom(next, second, 40)
    const third = opened(written(second))
    expect(stateOf(third)).toEqual(stateOf(second))
    expect(written(opened(written(third)))).toBe(written(third))
  })

  test('of a random file nothing is lost, whatever it holds', () => {
    const next = random(seed)
    const before = writeXml(randomFile(next))
    const parsed = parseWorkspace(before)
    const network = networkWithTypes()
    loadNetwork(network, parsed.network)
    const after = parseXml(serializeWorkspace({ ...parsed, network: withFileParts(saveNetwork(network), parsed.network) }))
    expect(lost(parseXml(before), after, '')).toEqual([])
  })
})

const node = (name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlElement[] = []): XmlElement => ({
  name,
  attributes: Object.entries(attributes),
  children,
})

/** Elements that nobody knows. */
const odd = (next: Next, depth = 0): XmlElement =>
  node(
    pick(next, ['odd', 'constructor', 'Point', 'item']),
    { content: text(next), [pick(next, ['a', 'b', 'x'])]: text(next) },
    depth < 3 ? list(next, 2, () => odd(next, depth + 1)) : [],
  )

function randomFile(next: Next): XmlElement {
  const fields = [
    'value',
    'minvalue',
    'displayName',
    'semantics',
    'visible',
    'selectedIdentifier',
    'options',
    'collapsed',
    'Camera',
    'TransferFunction',
    'Event',
    'MetaDataMap',
    'range',
  ]
  const names = ['amount', 'free', 'flag', 'text', 'direction', 'clip', 'mode', 'tf', 'list', 'camera', 'group', 'stranger', 'other']
  const field = (): XmlElement => {
    const name = pick(next, fields)
    const attributes = pick<Readonly<Record<string, string>>>(next, [
      { content: pick(next, ['0.5', '1', '0', 'a', '-nan(ind)', text(next)]) },
      { x: '1', y: '2', z: '3', w: '4' },
      { semantics: text(next) },
      { content: '1', odd: '1' },
    ])
    return node(name, attributes, next() < 0.3 ? [odd(next)] : [])
  }
  const properties = (depth: number): XmlElement => {
    const chosen = names.filter(() => next() < 0.4)
    return node(
      'Properties',
      {},
      chosen.map(identifier => {
        const kind = pick(next, [...Object.keys(states), 'Nobody'])
        const inside = new Map(list(next, 5, field).map(inner => [inner.name, inner]))
        const attributes = { type: classOf(kind), identifier, ...(next() < 0.2 && { odd: text(next) }) }
        const nested =
          depth < 2 && next() < 0.3
            ? [
                node(
                  'OwnedPropertyIdentifiers',
                  {},
                  list(next, 2, i => node('PropertyIdentifier', { content: `p${i}` })),
                ),
                properties(depth + 1),
              ]
            : []
        return node('Property', attributes, [...inside.values(), ...nested])
      }),
    )
  }
  const processors = list(next, 6, i => {
    const type = pick(next, ['org.test.Source', 'org.test.Sink', 'org.test.Filter', 'org.nobody.Thing'])
    const item = (key: string, children: readonly XmlElement[]) =>
      node('MetaDataItem', { type: pick(next, ['org.inviwo.BoolMetaData', 'org.inviwo.IntVec2MetaData', key]), key }, children)
    const meta = node('MetaDataMap', {}, [
      item('org.inviwo.ProcessorMetaData', [node('position', { x: String(whole(next)), y: '0' }), ...list(next, 1, () => odd(next))]),
      ...list(next, 2, j =>
        item(`key${j}`, [
          node('MetaData', pick<Readonly<Record<string, string>>>(next, [{ content: '1' }, { x: '1', y: '2' }, { odd: '' }])),
        ]),
      ),
    ])
    const ports = node(
      'InPorts',
      {},
      list(next, 2, j => node('InPort', { type: 'org.inviwo.Image.inport', identifier: `p${j}`, odd: '1' })),
    )
    return node('Processor', { type, identifier: `P${i}`, displayName: text(next), ...(next() < 0.3 && { odd: text(next) }) }, [
      properties(0),
      meta,
      ports,
      ...list(next, 2, () => ({ ...odd(next), name: 'special' })),
    ])
  })
  const end = () => `P${Math.floor(next() * 7)}.${pick(next, [...names, 'image', 'images', 'in', 'out'])}`
  const edges = (name: string) => {
    const all = new Map(
      list(next, 6, () => node(name, { src: end(), dst: end(), ...(next() < 0.3 && { odd: '1' }) })).map(edge => [
        JSON.stringify(edge.attributes.slice(0, 2)),
        edge,
      ]),
    )
    return [...all.values()]
  }
  const network = node('ProcessorNetwork', { ...(next() < 0.3 && { odd: '1' }) }, [
    node('ProcessorNetworkVersion', { content: '20' }),
    node('Processors', {}, processors),
    node('Connections', {}, edges('Connection')),
    node('PropertyLinks', {}, edges('PropertyLink')),
    ...list(next, 2, () => odd(next)),
  ])
  return node('InviwoWorkspace', { version: '2', ...(next() < 0.3 && { odd: '1' }) }, [
    ...list(next, 2, () => odd(next)),
    network,
    ...list(next, 3, () => odd(next)),
  ])
}

/** What the first has and the second has not: elements by name and identifier or, in lists, by their order. */
function lost(before: XmlElement, after: XmlElement, path: string): string[] {
  const gone = before.attributes.filter(([name, value]) => !after.attributes.some(([other, now]) => other === name && now === value))
  const keyed = (element: XmlElement): Map<string, XmlElement> => {
    const found = new Map<string, XmlElement>()
    for (const inner of element.children) {
      const [, key = ''] = inner.attributes.find(([name]) => ['identifier', 'key', 'src'].includes(name)) ?? []
      const [, end = ''] = inner.attributes.find(([name]) => name === 'dst') ?? []
      let name = `${inner.name} ${key} ${end}`
      while (found.has(name)) name += "'"
      found.set(name, inner)
    }
    return found
  }
  const there = keyed(after)
  return [
    ...gone.map(([name, value]) => `${path}@${name}=${value}`),
    ...[...keyed(before)].flatMap(([key, inner]) => {
      const now = there.get(key)
      return now ? lost(inner, now, `${path}/${key}`) : [`${path}/${key}`]
    }),
  ]
}
