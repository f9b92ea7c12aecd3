import {
  type BorderProcessor,
  type CompositeProcessor,
  Evaluator,
  FloatProperty,
  ImageInport,
  ImageOutport,
  Processor,
  ProcessorNetwork,
} from '@ivw/network'
import { expect, test } from 'vitest'
import { loadNetwork } from './load-network.ts'
import { withFileParts } from './network-xml.ts'
import { saveNetwork } from './save-network.ts'
import { parseWorkspace, serializeWorkspace } from './workspace.ts'
import { attribute, child, items, type XmlElement } from './xml/element.ts'
import { parseXml } from './xml/parse-xml.ts'

const info = { displayName: 'Test', category: 'Test', codeState: 'stable', tags: [], help: '' } as const

class Filter extends Processor {
  static override readonly info = { ...info, classIdentifier: 'org.test.Filter' } as const
  readonly image = this.addPort(new ImageInport('inport'))
  readonly out = this.addPort(new ImageOutport('outport'))
  readonly strength = this.addProperty(new FloatProperty('strength', 'Strength', 0.5))
  readonly bias = this.addProperty(new FloatProperty('bias', 'Bias', 0))
  override process(): void {
    this.out.data = this.image.data
  }
}

const metaData = (x: number, y: number) =>
  `<MetaDataMap><MetaDataItem type="org.inviwo.ProcessorMetaData" key="org.inviwo.ProcessorMetaData"><position x="${x}" y="${y}" /><visibility content="1" /><selection content="0" /></MetaDataItem></MetaDataMap>`
const mark =
  '<MetaDataMap><MetaDataItem type="org.inviwo.BoolMetaData" key="CompositeProcessorExposed"><MetaData content="1" /></MetaDataItem></MetaDataMap>'

/** A filter in a composite, between two others; of version 19. */
const current = `<?xml version="1.0" ?>
<InviwoWorkspace version="2">
    <ProcessorNetwork>
        <ProcessorNetworkVersion content="20" />
        <Processors>
            <Processor type="org.test.Filter" identifier="Before" displayName="Before"><PortGroups />${metaData(0, -100)}</Processor>
            <Processor type="org.inviwo.CompositeProcessor" identifier="Blur" displayName="Blur it">
                <ProcessorNetwork>
                    <ProcessorNetworkVersion content="20" />
                    <Processors>
                        <Processor type="org.inviwo.Image.outport.metasource" identifier="ImageSource" displayName="Image Source">
                            <PortGroups />${metaData(0, 0)}
                            <SuperInport type="org.inviwo.Image.inport" identifier="picture" hint="kept" />
                        </Processor>
                        <Processor type="org.test.Filter" identifier="Before" displayName="Inner">
                            <PortGroups />
                            <Properties>
                                <Property type="org.inviwo.FloatProperty" identifier="strength">${mark}<value content="0.75" /></Property>
                            </Properties>
                            ${metaData(0, 75)}
                        </Processor>
                        <Processor type="org.nobody.Knows" identifier="Alien" displayName="Alien">
                            <PortGroups />
                            <Properties><Property type="org.nobody.Property" identifier="odd"><value content="1" /></Property></Properties>
                            ${metaData(150, 75)}
                            <Extra content="5" />
                        </Processor>
                        <Processor type="org.nobody.Strange.outport.metasink" identifier="StrangeSink" displayName="Strange Sink">
                            <PortGroups />${metaData(150, 150)}
                            <SuperOutport type="org.nobody.Strange.outport" identifier="outport2" />
                        </Processor>
                        <Processor type="org.inviwo.Image.outport.metasink" identifier="ImageSink" displayName="Image Sink">
                            <PortGroups />${metaData(0, 150)}
                            <SuperOutport type="org.inviwo.Image.outport" identifier="outport" />
                        </Processor>
                    </Processors>
                    <Connections>
                        <Connection src="ImageSource.outport" dst="Before.inport" />
                        <Connection src="Before.outport" dst="ImageSink.result" />
                    </Connections>
                    <PropertyLinks>
                        <PropertyLink src="Before.strength" dst="Before.bias" />
                    </PropertyLinks>
                    <Unheard of="this" />
                </ProcessorNetwork>
                <PortGroups />
                <OwnedPropertyIdentifiers><PropertyIdentifier content="Beforestrength" /></OwnedPropertyIdentifiers>
                <Properties>
                    <Property type="org.inviwo.FloatProperty" identifier="Beforestrength"><displayName content="Power" /><value content="0.75" /></Property>
                </Properties>
                ${metaData(0, 0)}
            </Processor>
            <Processor type="org.test.Filter" identifier="After" displayName="After"><PortGroups />${metaData(0, 100)}</Processor>
        </Processors>
        <Connections>
            <Connection src="Before.outport" dst="Blur.picture" />
            <Connection src="Blur.outport" dst="After.inport" />
        </Connections>
        <PropertyLinks>
            <PropertyLink src="After.strength" dst="Blur.Beforestrength" />
        </PropertyLinks>
    </ProcessorNetwork>
</InviwoWorkspace>`

function load(text: string) {
  const network = new ProcessorNetwork()
  network.factory.register(Filter)
  const workspace = parseWorkspace(text)
  const issues = [...workspace.issues, ...loadNetwork(network, workspace.network)]
  const save = () => serializeWorkspace({ ...workspace, network: withFileParts(saveNetwork(network), workspace.network) })
  return { network, issues, save }
}

const edges = (network: ProcessorNetwork) => network.connections.map(({ outport, inport }) => `${outport.path} -> ${inport.path}`)

/** Every element with its attributes and the identifiers above it, whatever their order. */
function tree(node: XmlElement, above = ''): string[] {
  const attributes = node.attributes.map(([name, value]) => `${name}=${value}`).sort()
  const own = `${above}/${node.name} ${attributes.join(' ')}`
  return [own, ...node.children.flatMap(inner => tree(inner, own))].sort()
}

test('composites of a file without line breaks are told apart', () => {
  const level = (processors: string) =>
    `<ProcessorNetwork><ProcessorNetworkVersion content="20" /><Processors>${processors}</Processors></ProcessorNetwork>`
  const composite = (identifier: string, inner: string) =>
    `<Processor type="org.inviwo.CompositeProcessor" identifier="${identifier}">${level(`<Processor type="org.test.Filter" identifier="${inner}" />`)}</Processor>`
  const { network } = load(`<InviwoWorkspace version="2">${level(composite('A', 'First') + composite('B', 'Second'))}</InviwoWorkspace>`)
  expect([...network.processors.keys()]).toEqual(['A', 'A/First', 'B', 'B/Second'])
})

test('a composite is read with what lies inside, and written as it was', () => {
  const { network, issues, save } = load(current)
  expect(issues.map(({ reason }) => reason)).toEqual(['its type org.nobody.Knows is not available; it is kept as it is'])
  expect([...network.processors.keys()]).toEqual([
    'Before',
    'Blur',
    'Blur/ImageSource',
    'Blur/Before',
    'Blur/Alien',
    'Blur/StrangeSink',
    'Blur/ImageSink',
    'After',
  ])
  expect(edges(network)).toEqual([
    'Before.outport -> Blur.picture',
    'Blur/ImageSource.outport -> Blur/Before.inport',
    'Blur/Before.outport -> Blur/ImageSink.result',
    'Blur.outport -> After.inport',
  ])
  const blur = network.processors.get('Blur') as CompositeProcessor
  expect([...blur.exposed].map(([inner, outer]) => `${inner.path} = ${outer.path}`)).toEqual(['Blur/Before.strength = Blur.Beforestrength'])
  const after = network.processors.get('After') as Filter
  // Owned properties are written in full.
  const isInFull = (line: string) => line.includes('identifier=Beforestrength')
  const [before, written] = [current, save()].map(text => tree(parseXml(text)))
  expect(written?.filter(line => !isInFull(line))).toEqual(before?.filter(line => !isInFull(line)))
  expect(before?.filter(line => !written?.includes(line))).toEqual([])
  after.strength.value = 0.25
  const inner = network.processors.get('Blur/Before') as Filter
  expect([inner.strength.value, inner.bias.value]).toEqual([0.25, 0.25])
})

/** The same as version 17 has it: by references. */
const referring = current
  .replaceAll('<ProcessorNetworkVersion content="20" />', '<ProcessorNetworkVersion content="17" />')
  .replace(
    'identifier="Before" displayName="Before"><PortGroups />',
    'identifier="Before" displayName="Before"><PortGroups /><OutPorts><OutPort type="org.inviwo.Image.outport" identifier="outport" id="ref1" /></OutPorts>',
  )
  .replace('identifier="picture" hint="kept"', 'identifier="picture" id="ref2"')
  .replace(
    'identifier="ImageSource" displayName="Image Source">',
    'identifier="ImageSource" displayName="Image Source"><OutPorts><OutPort type="org.inviwo.Image.outport" identifier="outport" id="ref3" /></OutPorts>',
  )
  .replace(
    'displayName="Inner">',
    'displayName="Inner"><InPorts><InPort type="org.inviwo.Image.inport" identifier="inport" id="ref4" /></InPorts>',
  )
  .replace('identifier="Beforestrength"><displayName', 'identifier="Beforestrength" id="ref5"><displayName')
  .replace(
    'displayName="After"><PortGroups />',
    'displayName="After"><PortGroups /><Properties><Property type="org.inviwo.FloatProperty" identifier="strength" id="ref6" /></Properties>',
  )
  .replace(
    '<Connection src="Before.outport" dst="Blur.picture" />',
    '<Connection><OutPort type="" identifier="outport" reference="ref1" /><InPort type="" identifier="picture" reference="ref2" /></Connection>',
  )
  .replace(
    '<Connection src="ImageSource.outport" dst="Before.inport" />',
    '<Connection><OutPort type="" identifier="outport" reference="ref3" /><InPort type="" identifier="inport" reference="ref4" /></Connection>',
  )
  .replace(
    '<PropertyLink src="After.strength" dst="Blur.Beforestrength" />',
    '<PropertyLink><SourceProperty type="" identifier="strength" reference="ref6" /><DestinationProperty type="" identifier="Beforestrength" reference="ref5" /></PropertyLink>',
  )

test('references of older files lead into composites and to their super ports', () => {
  const { network, save } = load(referring)
  expect(edges(network)).toEqual(edges(load(current).network))
  expect(network.links.map(({ source, destination }) => `${source.path} -> ${destination.path}`).sort()).toEqual([
    'After.strength -> Blur.Beforestrength',
    'Blur/Before.strength -> Blur/Before.bias',
  ])
  expect(edges(load(save()).network)).toEqual(edges(network))
})

test('pictures pass, sizes go the other way', () => {
  const { network } = load(current)
  const [before, after] = ['Before', 'After'].map(name => network.processors.get(name) as Filter)
  const sink = network.processors.get('Blur/ImageSink') as BorderProcessor
  expect([before?.out.connectedInports[0]?.owner, after?.image.connectedOutports[0]?.owner === sink]).toEqual([
    network.processors.get('Blur/ImageSource'),
    true,
  ])
  expect(sink.superPort.path).toBe('Blur.outport')
  const evaluator = new Evaluator(network)
  evaluator.evaluate()
  expect(network.processors.get('Blur')?.status.state).toBe('idle')
})

test('what is exposed later, and no more, is marked so; a composite without names in the file gets them', () => {
  const { network, save } = load(current.replace(/<SuperInport[^>]*>/u, ''))
  network.apply([
    { kind: 'unexpose', path: 'Blur/Before.strength' },
    { kind: 'expose', path: 'Blur/Before.bias' },
  ])
  expect(network.processors.get('Blur')?.inports.map(port => port.path)).toEqual(['Blur.picture'])
  const again = load(save()).network
  const blur = again.processors.get('Blur') as CompositeProcessor
  expect([...blur.exposed].map(([inner, outer]) => `${inner.path} = ${outer.path}`)).toEqual(['Blur/Before.bias = Blur.Before-bias'])
  const composite = items(child(parseXml(save()), 'ProcessorNetwork') as XmlElement, 'Processors', 'Processor').find(
    node => attribute(node, 'identifier') === 'Blur',
  )
  expect(composite?.children[0]?.name).toBe('ProcessorNetwork')
})

test('a workspace that is added to another one gets other names, inside as outside', () => {
  const { network } = load(current)
  loadNetwork(network, parseWorkspace(current).network)
  expect(edges(network)).toContain('Blur2/ImageSource.outport -> Blur2/Before.inport')
  expect(edges(network)).toContain('Before2.outport -> Blur2.picture')
})

test('what older versions wrote inside of a composite is brought up to date, too', () => {
  const camera = `<Property type="org.inviwo.CameraProperty" identifier="camera"><Properties>
    <Property type="org.inviwo.FloatVec3Property" identifier="lookFrom"><value x="1" y="2" z="3" /></Property></Properties></Property>`
  const text = current
    .replaceAll('<ProcessorNetworkVersion content="20" />', '<ProcessorNetworkVersion content="16" />')
    .replace(
      '<Property type="org.inviwo.FloatProperty" identifier="strength">',
      `${camera}<Property type="org.inviwo.FloatProperty" identifier="strength">`,
    )
  const inner = parseWorkspace(text).network.processors.find(({ identifier }) => identifier === 'Blur/Before')
  expect(inner?.properties[0]?.state?.lookFrom).toEqual([1, 2, 3])
})
