import { type CameraProperty, MeshInport, MeshOutport, Processor, VolumeOutport } from '@ivw/network'
import { expect, test } from 'vitest'
import { loadNetwork } from './load-network.ts'
import { withFileParts } from './network-xml.ts'
import { saveNetwork } from './save-network.ts'
import { networkWithTypes, testInfo } from './testing/test-processors.ts'
import { parseWorkspace, serializeWorkspace } from './workspace.ts'

function open(text: string) {
  const network = networkWithTypes()
  const parsed = parseWorkspace(text)
  const issues = [...parsed.issues, ...loadNetwork(network, parsed.network)]
  const saved = () => serializeWorkspace({ ...parsed, network: withFileParts(saveNetwork(network), parsed.network) })
  return { network, issues, saved }
}

const vector = (identifier: string, x: number, id = '') =>
  `<Property type="org.inviwo.FloatVec3Property" identifier="${identifier}"${id}><minvalue x="-100" y="-100" z="-100" /><value x="${x}" y="0" z="1" /></Property>`
const number = (identifier: string, value: number) =>
  `<Property type="org.inviwo.FloatProperty" identifier="${identifier}"><value content="${value}" /></Property>`
const camera = `<Property type="org.inviwo.CameraProperty" identifier="camera"><OwnedPropertyIdentifiers><PropertyIdentifier content="fov" /></OwnedPropertyIdentifiers>
  <Properties>${vector('lookFrom', 7, ' id="ref3"')}${vector('lookTo', 2)}<Property type="org.inviwo.FloatVec3Property" identifier="lookUp"><value x="0" y="0" z="1" /></Property>
  ${number('aspectRatio', 1.5)}${number('near', 0.5)}${number('far', 70)}${number('fov', 45)}</Properties></Property>`

test('version 16: the values of a camera that stand in its properties arrive, and stay', () => {
  const text = `<InviwoWorkspace version="2"><ProcessorNetwork><ProcessorNetworkVersion content="16" /><Processors>
    <Processor type="org.test.Source" identifier="A Source"><OutPorts><OutPort type="org.inviwo.Image.outport" identifier="image" id="ref1" /></OutPorts>
      <Properties><Property type="org.inviwo.FloatVec3Property" identifier="direction" id="ref4"><value x="1" y="0" z="0" /></Property></Properties></Processor>
    <Processor type="org.test.Sink" identifier="Sink"><InPorts><InPort type="org.inviwo.Image.multi.inport" identifier="images" id="ref2" /></InPorts><Properties>${camera}</Properties></Processor></Processors>
    <Connections><Connection><OutPort reference="ref1" /><InPort reference="ref2" /></Connection></Connections>
    <PropertyLinks><PropertyLink><SourceProperty reference="ref4" /><DestinationProperty reference="ref3" /></PropertyLink></PropertyLinks></ProcessorNetwork></InviwoWorkspace>`
  const { network, issues, saved } = open(text)
  expect(issues).toEqual([])
  const live = network.propertyByPath('Sink.camera') as CameraProperty
  expect(live.value).toMatchObject({
    type: 'PerspectiveCamera',
    lookFrom: [7, 0, 1],
    lookTo: [2, 0, 1],
    lookUp: [0, 0, 1],
    near: 0.5,
    far: 70,
    fov: 45,
  })
  expect(network.connections).toHaveLength(1)
  expect(network.links.map(({ source, destination }) => [source.path, destination.path])).toEqual([
    ['ASource.direction', 'Sink.camera.lookFrom'],
  ])
  const again = open(saved())
  expect(again.issues).toEqual([])
  expect((again.network.propertyByPath('Sink.camera') as CameraProperty).value).toEqual(live.value)
  expect(again.saved()).toBe(saved())
})

test('version 0: what was renamed ever since is found', () => {
  const text = `<InviwoTreeData version="0"><ProcessorNetworkVersion content="0" /><Processors>
    <Processor type="org.test.Source" identifier="First (1)"><Properties>
      <Property type="FloatProperty" identifier="amount" displayName="How much"><value content="0.25" /></Property>
      <Property type="TransferFunctionProperty" identifier="tf"><transferFunction><dataPoints><point><pos x="0.5" y="0" /><rgba x="1" y="0" z="0" w="1" /></point></dataPoints></transferFunction></Property></Properties>
      <MetaDataList><MetaData type="ProcessorMetaData"><position x="25" y="50" /></MetaData></MetaDataList></Processor>
    <Processor type="org.test.Filter" identifier="Second" /></Processors>
    <Connections><Connection><OutPort type="o" identifier="image"><Processor identifier="First (1)" /></OutPort><InPort type="i" identifier="in"><Processor identifier="Second" /></InPort></Connection></Connections></InviwoTreeData>`
  const { network, issues } = open(text)
  expect(issues).toEqual([])
  const first = network.processors.get('First1')
  expect(first?.meta.position).toEqual([25, 50])
  expect(first?.property('amount')).toMatchObject({ displayName: 'How much', state: { value: 0.25 } })
  expect(first?.property('tf')?.state.points).toEqual([{ position: 0.5, color: [1, 0, 0, 1] }])
  expect(network.connections.map(({ outport, inport }) => [outport.path, inport.path])).toEqual([['First1.image', 'Second.in']])
})

test('a link to what moved into a group goes there', () => {
  const text = `<InviwoWorkspace version="2"><ProcessorNetwork><ProcessorNetworkVersion content="18" /><Processors>
    <Processor type="org.test.Source" identifier="Source"><Properties>${number('inner', 0.75)}</Properties></Processor></Processors>
    <PropertyLinks><PropertyLink src="Source.inner" dst="Source.amount" /></PropertyLinks></ProcessorNetwork></InviwoWorkspace>`
  const { network, issues } = open(text)
  expect(issues).toEqual([])
  expect(network.propertyByPath('Source.group.inner')?.state.value).toBe(0.75)
  expect(network.links.map(({ source }) => source.path)).toEqual(['Source.group.inner'])
})

test('ports whose old names are not known: the only one of that direction and type is taken, and told', () => {
  const network = networkWithTypes()
  class MeshClipping extends Processor {
    static override readonly info = { ...testInfo('MeshClipping'), classIdentifier: 'org.inviwo.MeshClipping' }
    readonly in = this.addPort(new MeshInport('inputMesh'))
    readonly out = this.addPort(new MeshOutport('clippedMesh'))
    readonly other = this.addPort(new VolumeOutport('volume'))
  }
  network.factory.register(MeshClipping)
  const processor = (name: string) => `<Processor type="org.inviwo.MeshClipping" identifier="${name}" displayName="${name}" />`
  const text = `<InviwoWorkspace version="2"><ProcessorNetwork><ProcessorNetworkVersion content="18" /><Processors>${['A', 'B', 'C'].map(processor).join('')}</Processors>
    <Connections><Connection src="A.geometry.out" dst="B.geometry.in" />
    <Connection src="B.geometry.out" dst="C.inputMesh" /></Connections></ProcessorNetwork></InviwoWorkspace>`
  const parsed = parseWorkspace(text)
  const issues = [...parsed.issues, ...loadNetwork(network, parsed.network)]
  expect(network.connections.map(({ outport, inport }) => `${outport.path} ${inport.path}`)).toEqual([
    'A.clippedMesh B.inputMesh',
    'B.clippedMesh C.inputMesh',
  ])
  expect(issues.map(({ element, reason }) => `${element}: ${reason}`)).toEqual([
    'A.geometry.out to B.geometry.in: there is no port A.geometry.out; A.clippedMesh was taken for it, as the only one of its kind',
    'A.geometry.out to B.geometry.in: there is no port B.geometry.in; B.inputMesh was taken for it, as the only one of its kind',
    'B.geometry.out to C.inputMesh: there is no port B.geometry.out; B.clippedMesh was taken for it, as the only one of its kind',
  ])
})
