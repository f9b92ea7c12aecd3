import { CameraProperty, History, ImageInport, ImageOutport, Processor, ProcessorFactory, ProcessorNetwork } from '@ivw/network'
import { beforeEach, expect, test } from 'vitest'
import { addWithLinks } from './add-processor.ts'
import { copyProcessors, pasteProcessors } from './clipboard.ts'

class Viewer extends Processor {
  static override readonly info = {
    classIdentifier: 'test.Viewer',
    displayName: 'Viewer',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  } as const
  readonly in = this.addPort(new ImageInport('in', { optional: true }))
  readonly out = this.addPort(new ImageOutport('out'))
  readonly camera = this.addProperty(new CameraProperty('camera', 'Camera'))

  override process(): void {}
}

let network: ProcessorNetwork
let history: History

beforeEach(() => {
  const factory = new ProcessorFactory()
  factory.register({ info: Viewer.info, create: identifier => new Viewer(identifier) })
  network = new ProcessorNetwork(factory)
  history = new History(network)
  for (const [identifier, x] of [
    ['Upstream', 400],
    ['Source', 300],
    ['Near', 10],
  ] as const)
    network.apply([{ kind: 'addProcessor', processor: { type: 'test.Viewer', identifier, meta: { position: [x, 0] } } }])
  network.apply([{ kind: 'connect', source: 'Upstream.out', destination: 'Source.in' }])
  at('Near').camera.setState({ lookFrom: [1, 1, 1] })
  at('Source').camera.setState({ lookFrom: [2, 2, 2], aspectRatio: 3 })
})

const at = (identifier: string) => network.processors.get(identifier) as Viewer
const add = (options: object = {}) => at(addWithLinks(network, history, { type: 'test.Viewer', position: [0, 0], ...options }))
const connections = () => network.connections.map(({ outport, inport }) => `${outport.path} -> ${inport.path}`)
const links = () => network.links.map(({ source, destination }) => `${source.path} -> ${destination.path}`).toSorted()

test('a new camera takes the view of the nearest one; all of it is one step', () => {
  expect(add().camera.value.lookFrom).toEqual([1, 1, 1])
  expect(links()).toEqual(['Near.camera -> Viewer.camera', 'Viewer.camera -> Near.camera'])
  expect(history.undo()).toBe('Add Viewer')
  expect([links(), network.processors.size]).toEqual([[], 3])
  history.redo()
  expect(at('Viewer').camera.value.lookFrom).toEqual([1, 1, 1])
})

test('at the end of an outport, the nearest camera upstream goes before a nearer one', () => {
  expect(add({ connectFrom: 'Source.out' }).camera.value.lookFrom).toEqual([2, 2, 2])
  expect(links()).toEqual(['Source.camera -> Viewer.camera', 'Viewer.camera -> Source.camera'])
})

test('on a connection, only cameras upstream count', () => {
  at('Upstream').removeProperty(at('Upstream').camera)
  add({ connectFrom: 'Upstream.out', connectTo: 'Source.in' })
  expect(links()).toEqual([])
  expect(connections()).toEqual(['Viewer.out -> Source.in', 'Upstream.out -> Viewer.in'])
  history.undo()
  expect(connections()).toEqual(['Upstream.out -> Source.in'])
})

test('pasted cameras are linked with the nearest ones outside, and among each other as they were', () => {
  network.apply([{ kind: 'link', source: 'Upstream.camera', destination: 'Source.camera' }])
  const text = copyProcessors(network, ['Upstream', 'Source'])
  pasteProcessors(network, history, text, { position: [0, 0] })
  expect(links()).toEqual([
    'Near.camera -> Source2.camera',
    'Near.camera -> Upstream2.camera',
    'Source2.camera -> Near.camera',
    'Upstream.camera -> Source.camera',
    'Upstream2.camera -> Near.camera',
    'Upstream2.camera -> Source2.camera',
  ])
  expect(at('Source2').camera.value.lookFrom).toEqual([1, 1, 1])
  expect(history.undo()).toBe('Paste 2 Processors')
  expect(network.processors.size).toBe(3)
})
