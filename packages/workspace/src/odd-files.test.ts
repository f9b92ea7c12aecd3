import { BoolProperty, type CompositeProcessor, Processor } from '@ivw/network'
import { describe, expect, test } from 'vitest'
import { loadNetwork } from './load-network.ts'
import { withFileParts } from './network-xml.ts'
import { saveNetwork } from './save-network.ts'
import { networkWithTypes, testInfo } from './testing/test-processors.ts'
import { parseWorkspace, serializeWorkspace } from './workspace.ts'
import type { XmlElement } from './xml/element.ts'
import { parseXml } from './xml/parse-xml.ts'

const file = (processors: string, edges = '') =>
  `<InviwoWorkspace version="2"><ProcessorNetwork><ProcessorNetworkVersion content="20" /><Processors>${processors}</Processors>${edges}</ProcessorNetwork></InviwoWorkspace>`

function open(text: string, network = networkWithTypes()) {
  const parsed = parseWorkspace(text)
  const issues = [...parsed.issues, ...loadNetwork(network, parsed.network)]
  const save = () => serializeWorkspace({ ...parsed, network: withFileParts(saveNetwork(network), parsed.network) })
  return { network, issues, save, parsed }
}

describe('what a processor cannot take costs only itself', () => {
  const ports = (name: string) => `<PortGroups><PortGroup content="g" key="${name}" /></PortGroups>
<OwnedInportIdentifiers><InportIdentifier content="${name}" /></OwnedInportIdentifiers>
<InPorts><InPort type="org.inviwo.Image.inport" identifier="${name}" /></InPorts>`
  const processor = (type: string, inside: string, network = '') =>
    `<Processor type="${type}" identifier="P" displayName="P">${network}${inside}</Processor>`

  test.each(['org.test.Source', 'org.test.Unknown'])('a port of %s whose name is not allowed', type => {
    const { network, save, issues } = open(file(processor(type, ports('an inport'))))
    expect(network.processors.get('P')?.classIdentifier).toBe(type)
    expect(issues.map(({ reason }) => reason).join()).toContain(type === 'org.test.Source' ? 'not allowed to contain' : 'not available')
    for (const words of ['<InPort ', '<InportIdentifier ', '<PortGroup ']) expect(save().split(words)).toHaveLength(2)
  })

  test('a composite with such a port, and what lies inside', () => {
    const inside =
      '<ProcessorNetwork><Processors><Processor type="org.test.Source" identifier="Inner" displayName="I" /></Processors></ProcessorNetwork>'
    const { network } = open(file(processor('org.inviwo.CompositeProcessor', ports('an inport'), inside)))
    expect([...network.processors.keys()]).toEqual(['P', 'P/Inner'])
  })

  test('but the value of a property may lie outside of the range that its class has, as in Inviwo', () => {
    const properties = `<OwnedPropertyIdentifiers><PropertyIdentifier content="group2" /></OwnedPropertyIdentifiers><Properties>
<Property type="org.inviwo.CompositeProperty" identifier="group2"><OwnedPropertyIdentifiers><PropertyIdentifier content="x" /><PropertyIdentifier content="y" /></OwnedPropertyIdentifiers>
<Properties><Property type="org.inviwo.FloatProperty" identifier="x"><value content="43" /></Property>
<Property type="org.inviwo.FloatProperty" identifier="y"><value content="0.5" /></Property></Properties></Property></Properties>`
    const { network, save } = open(file(processor('org.test.Source', properties)))
    expect(network.propertyByPath('P.group2.x')?.state).toMatchObject({ value: 43, max: 1 })
    expect(network.propertyByPath('P.group2.y')?.state).toMatchObject({ value: 0.5 })
    expect(save()).toContain('<value content="43" />')
  })
})

/** Attributes and texts of the first that the second lacks. */
function lostWords(before: string, after: string): string[] {
  const said = (node: XmlElement): string[] => [
    ...node.attributes.map(([, value]) => value),
    node.text ?? '',
    ...node.children.flatMap(said),
  ]
  const left = said(parseXml(after))
  return said(parseXml(before)).filter(word => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return word !== '' && at < 0
  })
}

test('items of lists keep what they hold besides what is read', () => {
  const mark = (content: string) =>
    `<MetaDataMap a="m${content}"><MetaDataItem type="org.inviwo.BoolMetaData" key="CompositeProcessorExposed"><MetaData content="${content}" /></MetaDataItem><odd a="o${content}" /></MetaDataMap>`
  const property = (name: string, inside: string) => `<Property type="org.inviwo.FloatProperty" identifier="${name}">${inside}</Property>`
  const inner = `<ProcessorNetwork><ProcessorNetworkVersion content="21" /><Processors><Processor type="org.test.Source" identifier="Inner" displayName="I">
<Properties>${property('amount', mark('0'))}${property('free', mark('1'))}</Properties></Processor></Processors></ProcessorNetwork>`
  const source = `<Processor type="org.test.Source" identifier="A" displayName="A"><OwnedInportIdentifiers><InportIdentifier content="more" odd="i">word</InportIdentifier></OwnedInportIdentifiers>
<PortGroups><PortGroup content="g" key="more" odd="g">group</PortGroup></PortGroups><InPorts><InPort type="org.inviwo.Image.inport" identifier="more" /></InPorts>
<OwnedPropertyIdentifiers><PropertyIdentifier content="own" odd="p"><deep a="d" /></PropertyIdentifier></OwnedPropertyIdentifiers><Properties><stranger a="s">odd</stranger>${property('own', '')}</Properties></Processor>`
  const composite = `<Processor type="org.inviwo.CompositeProcessor" identifier="C" displayName="C">${inner}<PortGroups><PortGroup content="h" key="none" /></PortGroups><OwnedInportIdentifiers><InportIdentifier content="none" /></OwnedInportIdentifiers>
<InPorts><InPort type="org.inviwo.Image.inport" identifier="none" /></InPorts></Processor>`
  const text = `<InviwoWorkspace version="2"><ProcessorNetwork><ProcessorNetworkVersion content="21"><odd a="v" /></ProcessorNetworkVersion><Processors>${source}${composite}</Processors>
<Connections><Connection src="A.image" dst="Gone.in">words</Connection></Connections></ProcessorNetwork></InviwoWorkspace>`
  expect(lostWords(text, open(text).save())).toEqual([])
})

test('a camera of an unknown processor keeps what cannot be read of it', () => {
  const camera =
    '<Camera type="SkewedPerspectiveCamera"><lookFrom x="007" y="1" z="2" /><aspectRatio content="" /><width content="nan" /></Camera>'
  const text = file(
    `<Processor type="org.nobody.Thing" identifier="A" displayName="A"><Properties><Property type="org.inviwo.CameraProperty" identifier="camera">${camera}</Property></Properties></Processor>`,
  )
  expect(lostWords(text, open(text).save())).toEqual([])
})

test('empty lists, and places of files that are not there, are written back', () => {
  const pattern = `<Property type="org.inviwo.MultiFileProperty" identifier="own"><value><item content="/a/x.png" /></value>
<workspaceRelativePath><files content="../a" /><files content="../b" /></workspaceRelativePath></Property>`
  const group = '<Property type="org.inviwo.CompositeProperty" identifier="group"><OwnedPropertyIdentifiers a="empty" /></Property>'
  const processor = `<Processor type="org.test.Source" identifier="A" displayName="A"><OwnedPropertyIdentifiers><PropertyIdentifier content="own" /></OwnedPropertyIdentifiers><Properties>${pattern}${group}</Properties></Processor>
<Processor type="org.test.Source" identifier="B" displayName="B"><OwnedPropertyIdentifiers a="alone" /></Processor>
<Processor type="org.nobody.Thing" identifier="C" displayName="C"><Properties>${pattern}</Properties></Processor>`
  const { network, parsed } = open(file(processor))
  const saved = saveNetwork(network, { asRead: true })
  expect(lostWords(file(processor), serializeWorkspace({ ...parsed, network: withFileParts(saved, parsed.network) }))).toEqual([])
})

test('edges of newer files that refer to ports and properties by number are there', () => {
  const processors = `<Processor type="org.test.Source" identifier="A" displayName="A"><OutPorts><OutPort type="org.inviwo.Image.outport" identifier="image" id="ref0" /></OutPorts>
<Properties><Property type="org.inviwo.FloatProperty" identifier="amount" id="ref2" /></Properties></Processor>
<Processor type="org.test.Sink" identifier="B C" displayName="B"><InPorts><InPort type="org.inviwo.Image.multi.inport" identifier="images" id="ref1" /></InPorts>
<Properties><Property type="org.inviwo.FloatProperty" identifier="amount" id="ref3" /></Properties></Processor>`
  const edges = `<Connections><Connection><OutPort reference="ref0" /><InPort reference="ref1" /></Connection></Connections>
<PropertyLinks><PropertyLink><SourceProperty reference="ref2" /><DestinationProperty reference="ref3" /></PropertyLink></PropertyLinks>`
  const { network, save, issues } = open(file(processors, edges))
  expect(issues).toEqual([])
  expect(network.connections.map(({ outport, inport }) => [outport.path, inport.path])).toEqual([['A.image', 'BC.images']])
  expect(network.links.map(({ source, destination }) => [source.path, destination.path])).toEqual([['A.amount', 'BC.amount']])
  for (const kept of ['id="ref0"', 'reference="ref0"', 'reference="ref3"', 'src="A.image"']) expect(save()).toContain(kept)
})

test('lists keep what they hold besides their items', () => {
  const inside = [
    'InPorts',
    'OutPorts',
    'PortGroups',
    'OwnedInportIdentifiers',
    'OwnedOutportIdentifiers',
    'OwnedPropertyIdentifiers',
    'MetaDataMap',
  ]
    .map(name => `<${name} odd="${name}">some ${name}<stranger a="${name}" /></${name}>`)
    .join('')
  const property = '<Property type="org.inviwo.FloatProperty" identifier="amount" odd="property">words</Property>'
  const second = '<OutPorts second="1"><OutPort type="org.inviwo.Image.outport" identifier="x" /></OutPorts>'
  const processor = `<Processor type="org.test.Source" identifier="A" displayName="A">mine${inside}${second}<Properties odd="Properties">those${property}</Properties></Processor>`
  const text = `<InviwoWorkspace version="2">root<ProcessorNetwork odd="network">net<ProcessorNetworkVersion content="20" odd="version" /><Processors odd="Processors">all${processor}</Processors>
<Connections odd="Connections">edges</Connections><PropertyLinks odd="PropertyLinks">links</PropertyLinks></ProcessorNetwork></InviwoWorkspace>`
  expect(lostWords(text, open(text).save())).toEqual([])
})

test('a property that is listed without a value has its default, one that is not listed what its processor begins with', () => {
  const network = networkWithTypes()
  network.factory.register(
    class Preset extends Processor {
      static override readonly info = testInfo('Preset')
      readonly flipped = this.addProperty(new BoolProperty('flipped', 'Flipped', false))
      constructor(identifier?: string) {
        super(identifier)
        this.flipped.value = true
      }
    },
  )
  const preset = (name: string, property: string) =>
    `<Processor type="org.test.Preset" identifier="${name}" displayName="P"><Properties>${property}</Properties></Processor>`
  const listed = '<Property type="org.inviwo.BoolProperty" identifier="flipped" />'
  open(file(preset('A', listed) + preset('B', '')), network)
  expect(['A', 'B'].map(name => network.propertyByPath(`${name}.flipped`)?.state.value)).toEqual([false, true])
})

test('connections between processors that are not there end with their workspace', () => {
  const edges =
    '<Connections><Connection src="A.out" dst="B.in" /></Connections><PropertyLinks><PropertyLink src="A.x" dst="B.x" /></PropertyLinks>'
  const { network } = open(file('', edges))
  expect(network.dangling).toHaveLength(2)
  network.clear()
  expect(network.dangling).toEqual([])
})

test('properties of processors whose names have spaces are shown at their composite', () => {
  const mark =
    '<MetaDataMap><MetaDataItem type="org.inviwo.BoolMetaData" key="CompositeProcessorExposed"><MetaData content="1" /></MetaDataItem></MetaDataMap>'
  const inner = `<Processor type="org.test.Filter" identifier="My Filter 2" displayName="F"><Properties><Property type="org.inviwo.FloatProperty" identifier="amount">${mark}<value content="0.75" /></Property></Properties></Processor>`
  const { network, issues, save } = open(
    file(
      `<Processor type="org.inviwo.CompositeProcessor" identifier="C" displayName="C"><ProcessorNetwork><Processors>${inner}</Processors></ProcessorNetwork></Processor>`,
    ),
  )
  expect(issues).toEqual([])
  const composite = network.processors.get('C') as CompositeProcessor
  expect([...composite.exposed].map(([{ path }]) => path)).toEqual(['C/MyFilter2.amount'])
  expect(save()).toContain('CompositeProcessorExposed')
  // Opened again, the property at the composite is as helpful as at first.
  const again = open(save()).network.processors.get('C') as CompositeProcessor
  const told = ({ exposed }: CompositeProcessor) =>
    [...exposed.values()].map(({ help, invalidationLevel }) => ({ help, invalidationLevel }))
  expect(told(again)).toEqual(told(composite))
})

test('text between elements does not grow from save to save', () => {
  const text = file('<Processor type="org.nobody.T" identifier="P" displayName="P"><Odd>words\n   <a />\n  and more\n </Odd></Processor>')
  const once = open(text).save()
  expect(open(once).save()).toBe(once)
})

test('a property of an unknown processor that cannot be made hides no other', () => {
  const { network, save } = open(
    file(`<Processor type="org.nobody.T" identifier="P" displayName="P"><Properties>
<Property type="org.inviwo.EventProperty" identifier="key"><Event /></Property>
<Property type="org.inviwo.PositionProperty" identifier="place"><Properties /><positionWorldSpace x="1" y="2" z="3" /></Property>
<Property type="org.inviwo.StringProperty" identifier="Sepal Length"><value content="a" /></Property>
<Property type="org.inviwo.FloatProperty" identifier="size"><value content="0.5" /></Property></Properties></Processor>`),
  )
  const shown = network.processors.get('P')?.properties ?? []
  expect(shown.map(({ identifier, classIdentifier }) => `${identifier} ${classIdentifier}`)).toEqual([
    'key org.inviwo.EventProperty',
    'place org.inviwo.PositionProperty',
    'size org.inviwo.FloatProperty',
  ])
  for (const words of ['<Event />', '<positionWorldSpace x="1"', 'identifier="Sepal Length"']) expect(save()).toContain(words)
})

test('a second list of properties is written back whole', () => {
  const list = '<Properties><Property type="org.inviwo.FloatProperty" identifier="inner"><value content="0.125" /></Property></Properties>'
  const group = `<Property type="org.inviwo.CompositeProperty" identifier="group">${list}${list}</Property>`
  const { save } = open(
    file(`<Processor type="org.test.Source" identifier="P" displayName="P"><Properties>${group}</Properties></Processor>`),
  )
  expect(save().split('type="org.inviwo.FloatProperty" identifier="inner"')).toHaveLength(3)
  expect(save().split('<value content="0.125" />')).toHaveLength(3)
})

test('a connection that waits for its end keeps its place among those of its port', () => {
  const processors = ['A', 'B', 'C'].map(id => `<Processor type="org.test.Source" identifier="${id}" displayName="${id}" />`).join('')
  const sources = ['A.image', 'B.gone', 'C.image', 'B.image']
  const edges = sources.map(source => `<Connection src="${source}" dst="S.images" />`).join('')
  const sink = '<Processor type="org.test.Sink" identifier="S" displayName="S" />'
  const { network, save } = open(file(processors + sink, `<Connections>${edges}</Connections>`))
  const saved = () => [...save().matchAll(/<Connection src="([^"]*)"/g)].map(([, source]) => source)
  expect(saved()).toEqual(sources)
  network.apply([
    { kind: 'disconnect', source: 'A.image', destination: 'S.images' },
    { kind: 'connect', source: 'A.image', destination: 'S.images' },
  ])
  expect(saved().filter(source => source !== 'B.gone')).toEqual(['C.image', 'B.image', 'A.image'])
})
