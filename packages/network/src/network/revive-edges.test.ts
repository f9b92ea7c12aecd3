import { expect, test } from 'vitest'
import { FloatProperty, Processor, ProcessorFactory, ProcessorNetwork, VolumeInport, VolumeOutport } from '../index.ts'

class Bare extends Processor {
  static override readonly info = {
    classIdentifier: 'org.test.Bare',
    displayName: 'Bare',
    category: '',
    codeState: 'stable',
    tags: [],
    help: '',
  } as const
}

const settled = () => new Promise<void>(resolve => queueMicrotask(resolve))

test('edges to ports and properties that come later are made when they come', async () => {
  const network = new ProcessorNetwork(new ProcessorFactory())
  const [source, sink] = [network.add(new Bare('Source')), network.add(new Bare('Sink'))]
  sink.addPort(new VolumeInport('inport'))
  sink.addProperty(new FloatProperty('value', 'Value', 1))
  network.apply([
    { kind: 'connect', source: 'Source.outport', destination: 'Sink.inport', dangling: true },
    { kind: 'link', source: 'Source.value', destination: 'Sink.value', dangling: true },
  ])
  expect(network.dangling).toHaveLength(2)
  source.addPort(new VolumeOutport('other'))
  await settled()
  expect(network.dangling).toHaveLength(2)
  source.addPort(new VolumeOutport('outport'))
  source.addProperty(new FloatProperty('value', 'Value', 0.5))
  await settled()
  expect(network.dangling).toEqual([])
  expect(network.connections.map(({ outport, inport }) => [outport.path, inport.path])).toEqual([['Source.outport', 'Sink.inport']])
  expect(network.links).toHaveLength(1)
})
