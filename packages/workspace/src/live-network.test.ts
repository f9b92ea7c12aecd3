import {
  BoolProperty,
  CameraProperty,
  CompositeProperty,
  DirectoryProperty,
  FileProperty,
  FloatProperty,
  FloatVec3Property,
  ImageInport,
  ImageOutport,
  IntMinMaxProperty,
  IntProperty,
  ListProperty,
  OptionPropertyEnumInt,
  PlaceholderProcessor,
  Processor,
  ProcessorNetwork,
  StringProperty,
  TransferFunctionProperty,
  VolumeOutport,
} from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { loadNetwork } from './load-network.ts'
import type { SavedNetwork } from './network-xml.ts'
import type { SavedProperty } from './properties/property-xml.ts'
import { saveNetwork } from './save-network.ts'
import { parseWorkspace, serializeWorkspace } from './workspace.ts'

class Source extends Processor {
  static override readonly info = {
    classIdentifier: 'org.test.Source',
    displayName: 'Source',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  } as const
  readonly image = this.addPort(new ImageOutport('image'))
  readonly file = this.addProperty(new FileProperty('file', 'File'))
  readonly folder = this.addProperty(new DirectoryProperty('folder', 'Folder'))
  readonly amount = this.addProperty(new FloatProperty('amount', 'Amount', 0.5))
  readonly clip = this.addProperty(new IntMinMaxProperty('clip', 'Clip', [0, 9], { range: [0, 9], serializationMode: 'all' }))
  readonly secret = this.addProperty(new StringProperty('secret', 'Secret', '', { serializationMode: 'none' }))
  readonly mode = this.addProperty(
    new OptionPropertyEnumInt('mode', 'Mode', [
      { id: 'a', name: 'A', value: 'first' },
      { id: 'b', name: 'B', value: 'second' },
    ]),
  )
  readonly group = this.addProperty(new CompositeProperty('group', 'Group'))
  readonly inner = this.group.addProperty(new FloatVec3Property('inner', 'Inner', [0, 0, 0]))
  readonly tf = this.addProperty(new TransferFunctionProperty('tf', 'Transfer Function'))
  readonly list = this.addProperty(new ListProperty('list', 'List', { number: id => new IntProperty(id, 'Number', 1) }))
  override process(): void {}
}

/** As a Python processor has one: the object that keeps the number is no part of the network. */
class Keeper extends Processor {
  static override readonly info = { ...Source.info, classIdentifier: 'org.test.Keeper', displayName: 'Keeper' } as const
  kept = 0.25
  readonly number = this.addProperty(
    new FloatProperty('number', 'Number', undefined, { access: { get: () => this.kept, set: value => (this.kept = value) } }),
  )
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera'))
  override process(): void {}
}

test('a value that is kept elsewhere is saved; what a camera keeps is written once', () => {
  const network = new ProcessorNetwork()
  network.factory.register(Keeper)
  const keeper = network.add(new Keeper())
  keeper.number.value = 0.75
  keeper.camera.setLook([1, 2, 3], [0, 0, 0], [0, 1, 0])
  const text = serializeWorkspace({ network: saveNetwork(network), parts: [] })
  expect(text.match(/<value /g)).toHaveLength(1)
  const copy = new ProcessorNetwork(network.factory)
  expect(loadNetwork(copy, parseWorkspace(text).network)).toEqual([])
  const loaded = copy.processors.get('Keeper') as Keeper
  expect([loaded.kept, loaded.camera.value.lookFrom]).toEqual([0.75, [1, 2, 3]])
})

test('linked properties are loaded with the values that they had, cameras are not linked by themselves', () => {
  const { network, source, sink } = twoProcessors()
  network.apply([{ kind: 'addProcessor', processor: { type: 'org.test.Sink', identifier: 'Other' } }])
  network.link(source.amount, sink.amount)
  sink.amount.value = 0.1
  const copy = copyOf(network)
  const amounts = () => ['Source', 'Sink', 'Other'].map(name => copy.propertyByPath(`${name}.amount`)?.state.value)
  expect([copy.links.length, amounts()]).toEqual([1, [0.5, 0.1, 0.5]])
  copy.propertyByPath('Source.amount')?.setState({ value: 0.9 })
  expect(amounts()).toEqual([0.9, 0.9, 0.5])
})

test('what is not kept in files is not taken from them', () => {
  const { network, issues } = load(
    sourceWith('<Property type="org.inviwo.StringProperty" identifier="secret"><value content="old" /></Property>'),
  )
  expect([issues, network.propertyByPath('Source.secret')?.state.value]).toEqual([[], ''])
})

class Sink extends Processor {
  static override readonly info = {
    classIdentifier: 'org.test.Sink',
    displayName: 'Sink',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  } as const
  readonly images = this.addPort(new ImageInport('images', { multi: true }))
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera'))
  readonly showsPort = this.addProperty(new BoolProperty('showsPort', 'Shows Port', false))
  readonly amount = this.addProperty(new FloatProperty('amount', 'Amount', 0.5))

  constructor(identifier?: string) {
    super(identifier)
    this.showsPort.onChange(() => {
      if (this.showsPort.value && !this.property('late')) this.addProperty(new FloatProperty('late', 'Late', 0))
    })
  }
  override process(): void {}
}

function emptyNetwork(): ProcessorNetwork {
  const network = new ProcessorNetwork()
  network.factory.register(Source)
  network.factory.register(Sink)
  return network
}

/** As a file would carry it. */
function throughFile(network: SavedNetwork): SavedNetwork {
  const parsed = parseWorkspace(serializeWorkspace({ network, parts: [] }))
  expect(parsed.issues).toEqual([])
  return parsed.network
}

function copyOf(network: ProcessorNetwork): ProcessorNetwork {
  const copy = emptyNetwork()
  expect(loadNetwork(copy, throughFile(saveNetwork(network)))).toEqual([])
  return copy
}

function twoProcessors() {
  const network = emptyNetwork()
  network.apply([
    { kind: 'addProcessor', processor: { type: 'org.test.Source', identifier: 'Source' } },
    { kind: 'addProcessor', processor: { type: 'org.test.Sink', identifier: 'Sink' } },
  ])
  return { network, source: network.processors.get('Source') as Source, sink: network.processors.get('Sink') as Sink }
}

const savedOf = (network: ProcessorNetwork, identifier: string) =>
  saveNetwork(network).processors.find(processor => processor.identifier === identifier)
const property = (properties: readonly SavedProperty[] | undefined, identifier: string) =>
  properties?.find(other => other.identifier === identifier)

test('an untouched network says next to nothing', () => {
  const { network } = twoProcessors()
  expect(savedOf(network, 'Source')?.properties.map(({ identifier }) => identifier)).toEqual(['clip'])
  // Inviwo always writes cameras.
  expect(savedOf(network, 'Sink')?.properties.map(({ identifier }) => identifier)).toEqual(['camera'])
})

test('everything that was changed comes back', () => {
  const { network, source, sink } = twoProcessors()
  source.amount.setState({ value: 7, max: 10, maxConstraint: 'ignore' })
  source.amount.displayName = 'How much'
  source.clip.value = [2, 5]
  source.mode.selected = 'b'
  source.inner.value = [0.1, 0.2, 0.3]
  source.group.collapsed = true
  source.secret.value = 'never saved'
  source.tf.value = { points: [{ position: 0.5, color: [1, 0, 0, 1] }], mask: [0, 0.5], type: 'relative' }
  source.list.construct().setState({ value: 5 })
  source.list.construct().setState({ value: 6 })
  sink.camera.setState({ type: 'OrthographicCamera' })
  sink.camera.setState({ lookFrom: [1, 2, 3], width: 4 })
  network.apply([
    { kind: 'setDisplayName', identifier: 'Source', displayName: 'My Source' },
    { kind: 'setMeta', identifier: 'Source', meta: { position: [25, -50], selected: true } },
    { kind: 'connect', source: 'Source.image', destination: 'Sink.images' },
    { kind: 'link', source: 'Source.amount', destination: 'Sink.amount' },
  ])

  const copy = copyOf(network)
  const [from, to] = [copy.processors.get('Source') as Source, copy.processors.get('Sink') as Sink]
  for (const [before, after] of [
    [source, from],
    [sink, to],
  ])
    for (const live of before?.properties ?? []) {
      if (live.identifier === 'secret') continue
      expect(after?.property(live.identifier)?.describe(), live.path).toEqual(live.describe())
    }
  expect(from.secret.value).toBe('')
  expect(from.displayName).toBe('My Source')
  expect(from.meta).toMatchObject({ position: [25, -50], selected: true, visible: true })
  expect(copy.connections.map(({ outport, inport }) => [outport.path, inport.path])).toEqual([['Source.image', 'Sink.images']])
  expect(copy.links.map(link => [link.source.path, link.destination.path])).toEqual([['Source.amount', 'Sink.amount']])
  expect(serializeWorkspace({ network: saveNetwork(copy), parts: [] })).toBe(
    serializeWorkspace({ network: saveNetwork(network), parts: [] }),
  )
})

test('properties and ports that were added at run time are made anew', () => {
  const { network, source } = twoProcessors()
  source.group.addProperty(new FloatProperty('extra', 'Extra', 3, { max: 5, owned: true }))
  source.addPort(new VolumeOutport('volume', { owned: true }))
  const copy = copyOf(network).processors.get('Source') as Source
  expect(copy.property('group.extra')).toMatchObject({ displayName: 'Extra', value: 3, max: 5, owned: true })
  expect(copy.outport('volume')?.dataType.classIdentifier).toBe('org.inviwo.Volume')
})

test('a property that a callback makes is there in time', () => {
  const { network, sink } = twoProcessors()
  sink.showsPort.value = true
  sink.property('late')?.setState({ value: 1 })
  const { connections, links, processors } = throughFile(saveNetwork(network))
  const reversed = processors.map(processor => ({ ...processor, properties: [...processor.properties].reverse() }))
  const copy = emptyNetwork()
  expect(loadNetwork(copy, { processors: reversed, connections, links })).toEqual([])
  expect(copy.propertyByPath('Sink.late')?.state.value).toBe(1)
})

test('files are named from three places', () => {
  const { network, source } = twoProcessors()
  source.file.value = '/home/me/data/volume.dat'
  source.folder.value = '/inviwo/data/images'
  const saved = saveNetwork(network, { path: '/home/me/work/a.inv', dataFolder: '/inviwo/data' }).processors[0]?.properties
  expect(property(saved, 'file')?.state).toMatchObject({
    value: '/home/me/data/volume.dat',
    workspacePath: '../data/volume.dat',
    dataPath: '../../home/me/data/volume.dat',
  })
  expect(property(saved, 'folder')?.state).toMatchObject({ dataPath: 'images' })
})

const load = (processors: string, edges = '') => {
  const network = emptyNetwork()
  const text = `<InviwoWorkspace><ProcessorNetwork><ProcessorNetworkVersion content="20" /><Processors>${processors}</Processors>${edges}</ProcessorNetwork></InviwoWorkspace>`
  const parsed = parseWorkspace(text)
  const issues = [...parsed.issues, ...loadNetwork(network, parsed.network)]
  return { network, issues, written: () => serializeWorkspace({ network: saveNetwork(network), parts: [] }) }
}
const sourceWith = (properties: string, more = '') =>
  `<Processor type="org.test.Source" identifier="Source"><Properties>${properties}</Properties>${more}</Processor>`

describe('what a processor cannot take costs only itself, and is written back', () => {
  test('a property that it does not have', () => {
    const unknown = '<Property type="org.inviwo.FloatProperty" identifier="future"><value content="2" /></Property>'
    const { network, issues, written } = load(sourceWith(unknown))
    expect(issues).toEqual([{ element: 'Source.future', line: 1, reason: 'there is no such property; what was saved of it is kept' }])
    expect(network.propertyByPath('Source.future')).toBeUndefined()
    expect(written()).toContain('<Property type="org.inviwo.FloatProperty" identifier="future">')
    expect(load(written().match(/<Processors>(.*)<\/Processors>/s)?.[1] ?? '').written()).toBe(written())
  })

  test('one that it does not have and of which nothing is said is kept without a word', () => {
    const { issues, written } = load(sourceWith('<Property type="org.inviwo.ButtonProperty" identifier="gone" />'))
    expect(issues).toEqual([])
    expect(written()).toContain('gone')
  })

  test('a nested one, elements inside of one, and children of the processor', () => {
    const group = `<Property type="org.inviwo.CompositeProperty" identifier="group"><Properties>
      <Property type="org.inviwo.FloatVec3Property" identifier="inner"><value x="1" y="1" z="1" /><halo a="1" /></Property>
      <Property type="org.nobody.X" identifier="x"><y /></Property></Properties></Property>`
    const { network, written } = load(sourceWith(group, '<special><z content="3" /></special>'))
    expect(network.propertyByPath('Source.group.inner')?.state.value).toEqual([1, 1, 1])
    for (const kept of ['<halo a="1" />', '<Property type="org.nobody.X" identifier="x">', '<y />', '<z content="3" />'])
      expect(written()).toContain(kept)
  })

  test('one field that is refused among others', () => {
    const { network, issues, written } = load(
      sourceWith(
        '<Property type="org.inviwo.OptionPropertyEnumInt" identifier="mode"><displayName content="M" /><selectedIdentifier content="z" /></Property>',
      ),
    )
    expect(issues).toEqual([{ element: 'Source.mode', line: 1, reason: expect.stringContaining('z') }])
    expect(network.propertyByPath('Source.mode')?.displayName).toBe('M')
    expect(written()).toContain('<selectedIdentifier content="z" />')
  })

  test('bounds that are upside down', () => {
    const { network, issues } = load(
      sourceWith(
        '<Property type="org.inviwo.FloatProperty" identifier="amount"><minvalue content="5" /><maxvalue content="-5" /><value content="0" /></Property>',
      ),
    )
    expect(issues).toHaveLength(1)
    expect(network.propertyByPath('Source.amount')).toBeDefined()
  })

  test('a processor of an unknown type', () => {
    const unknown = `<Processor type="org.nobody.Thing" identifier="Thing" displayName="T"><OutPorts><OutPort type="org.inviwo.Image.outport" identifier="o" /></OutPorts>
      <Properties><Property type="org.inviwo.FloatProperty" identifier="big"><value content="900" /></Property></Properties><odd a="1" /></Processor>`
    const { network, issues, written } = load(
      `${unknown + sourceWith('')}<Processor type="org.test.Sink" identifier="Sink" />`,
      '<Connections><Connection src="Thing.o" dst="Sink.images" /></Connections><PropertyLinks><PropertyLink src="Thing.big" dst="Sink.amount" /></PropertyLinks>',
    )
    expect(issues.map(({ reason }) => reason)).toEqual(['its type org.nobody.Thing is not available; it is kept as it is'])
    expect(network.processors.get('Thing')).toBeInstanceOf(PlaceholderProcessor)
    expect(network.connections).toHaveLength(1)
    network.apply([
      { kind: 'setMeta', identifier: 'Thing', meta: { position: [7, 8] } },
      { kind: 'renameProcessor', identifier: 'Thing', to: 'Other' },
    ])
    const text = written()
    for (const kept of [
      'type="org.nobody.Thing" identifier="Other" displayName="T"',
      '<value content="900" />',
      '<odd a="1" />',
      '<position x="7" y="8" />',
      'src="Other.o" dst="Sink.images"',
      'src="Other.big" dst="Sink.amount"',
    ])
      expect(text).toContain(kept)
  })

  test('connections and links without an end', () => {
    const edges =
      '<Connections><Connection src="Source.image" dst="Source.none" /><Connection src="Source.image" dst="Gone.in" /></Connections><PropertyLinks><PropertyLink src="Source.amount" dst="Source.none" /></PropertyLinks>'
    const { issues, written } = load(sourceWith(''), edges)
    expect(issues.length).toBeGreaterThanOrEqual(3)
    for (const kept of ['dst="Source.none"', 'dst="Gone.in"', '<PropertyLink src="Source.amount" dst="Source.none" />'])
      expect(written()).toContain(kept)
  })
})

test('a file that has another class for a property is read by what that class holds here', () => {
  const { network, issues } = load(
    sourceWith(`<Property type="org.inviwo.DoubleProperty" identifier="amount"><value content="0.25" /></Property>
      <Property type="org.nobody.RangeProperty" identifier="clip"><value x="1" y="3" /></Property>`),
  )
  expect(issues).toEqual([])
  expect(network.propertyByPath('Source.amount')?.state.value).toBe(0.25)
  expect(network.propertyByPath('Source.clip')?.state.value).toEqual([1, 3])
})

test('members of a group that lie beside each other in an older file move into it', () => {
  const { network, issues } = load(
    sourceWith('<Property type="org.inviwo.FloatVec3Property" identifier="inner"><value x="0.3" y="0.2" z="0.1" /></Property>'),
  )
  expect(issues).toEqual([])
  expect(network.propertyByPath('Source.group.inner')?.state.value).toEqual([0.3, 0.2, 0.1])
})

test('options of a file keep the values that they have here', () => {
  const option = (id: string, value: number) =>
    `<option><id content="${id}" /><name content="${id.toUpperCase()}" /><value content="${value}" /></option>`
  const { network } = load(
    sourceWith(
      `<Property type="org.inviwo.OptionPropertyEnumInt" identifier="mode"><options>${option('b', 1)}${option('c', 2)}</options><selectedIdentifier content="b" /></Property>`,
    ),
  )
  const mode = network.propertyByPath('Source.mode') as OptionPropertyEnumInt
  expect(mode.options).toEqual([
    { id: 'b', name: 'B', value: 'second' },
    { id: 'c', name: 'C', value: 2 },
  ])
  expect(mode.selected).toBe('b')
})

test('loading beside what is there gives new identifiers', () => {
  const { network } = twoProcessors()
  const saved = throughFile(saveNetwork(network))
  network.apply([{ kind: 'connect', source: 'Source.image', destination: 'Sink.images' }])
  loadNetwork(network, { ...saved, connections: [{ source: 'Source.image', destination: 'Sink.images' }] })
  expect([...network.processors.keys()]).toEqual(['Source', 'Sink', 'Source2', 'Sink2'])
  expect(network.connections.map(({ outport, inport }) => `${outport.path} ${inport.path}`)).toEqual([
    'Source.image Sink.images',
    'Source2.image Sink2.images',
  ])
})
