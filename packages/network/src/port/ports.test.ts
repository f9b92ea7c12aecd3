import { Buffer, formatByName, Mesh, memory, Volume } from '@ivw/data'
import { describe, expect, test } from 'vitest'
import { ProcessorNetwork } from '../network/processor-network.ts'
import { Processor } from '../processor/processor.ts'
import { NumberInport, NumberOutport, Probe, Source, Sum, testInfo } from '../testing/numbers.ts'
import { MeshInport, MeshOutport, MeshSequenceOutport, VolumeInport, VolumeOutport } from './data-ports.ts'
import { bufferType, dataType, imageType, meshType, volumeSequenceType, volumeType } from './data-types.ts'
import { ImageInport, ImageOutport } from './image-ports.ts'
import { createPort, describePort } from './port-description.ts'

const volume = new Volume({ dimensions: [1, 1, 1], format: formatByName('UINT8'), source: memory(new Uint8Array(1)) })

describe('class identifiers', () => {
  test.each([
    [new VolumeInport('p'), 'org.inviwo.Volume.inport'],
    [new VolumeOutport('p'), 'org.inviwo.Volume.outport'],
    [new MeshInport('p', { multi: true, flat: true }), 'org.inviwo.Mesh.flat.multi.inport'],
    [new ImageInport('p', { multi: true }), 'org.inviwo.Image.multi.inport'],
    [new MeshInport('p', { multi: 2 }), 'org.inviwo.Mesh.2.inport'],
    [new MeshSequenceOutport('p'), 'org.inviwo.Mesh.shared_ptr.vector.outport'],
  ])('%o', (port, classIdentifier) => {
    expect(port.classIdentifier).toBe(classIdentifier)
  })
})

test('data types have a colour and a shape, and say what a value is', () => {
  expect([volumeType.color, imageType.color, meshType.color, bufferType.color]).toEqual([
    [188, 101, 101],
    [90, 127, 183],
    [188, 188, 101],
    [255, 113, 0],
  ])
  expect(new Set([volumeType, imageType, meshType, bufferType].map(type => type.shape)).size).toBe(4)
  expect(volumeSequenceType.color).toEqual([218, 131, 131])
  expect(volumeType.info(volume)).toBe('1 x 1 x 1 UINT8')
  expect([volumeType.guard(volume), volumeType.guard({}), volumeSequenceType.guard([volume])]).toEqual([true, false, true])
})

test.each([
  ['org.inviwo.LightSource', [128, 64, 196]],
  ['org.inviwo.SpatialSampler.3D.Vec3FLOAT64', [153, 0, 76]],
  ['org.inviwo.FLOAT32', [30, 30, 120]],
  ['org.inviwo.Vec3UINT8', [90, 90, 30]],
  ['org.inviwo.Vec2FLOAT64', [30, 60, 0]],
  ['org.inviwo.Vec4FLOAT32.vector', [34, 134, 134]],
  ['org.inviwo.DataFrame.ptr.vector', [183, 106, 30]],
  ['org.other.Thing', [0, 0, 0]],
])('ports of types that only pass through have colours, too: %s', (classIdentifier, color) => {
  expect(dataType(classIdentifier).color).toEqual(color)
})

describe('what an inport accepts', () => {
  class Meshes extends Processor {
    static override readonly info = testInfo('Meshes')
    readonly single = this.addPort(new MeshInport('single'))
    readonly flat = this.addPort(new MeshInport('flat', { multi: true, flat: true }))
    readonly pair = this.addPort(new MeshInport('pair', { multi: 2 }))
    readonly volume = this.addPort(new VolumeInport('volume'))
    readonly mesh = this.addPort(new MeshOutport('mesh'))
    readonly meshes = this.addPort(new MeshSequenceOutport('meshes'))
    override process(): void {}
  }
  const two = () => {
    const network = new ProcessorNetwork()
    return { network, a: network.add(new Meshes('A')), b: network.add(new Meshes('B')) }
  }

  test('its own type, and lists of it when it is flat', () => {
    const { a, b } = two()
    expect(b.single.accepts(a.mesh)).toBe(true)
    expect(b.flat.accepts(a.meshes)).toBe(true)
    expect(b.flat.accepts(a.mesh)).toBe(true)
    expect(b.single.accepts(a.meshes)).toBe('B.single takes org.inviwo.Mesh, not org.inviwo.Mesh.shared_ptr.vector')
    expect(b.volume.accepts(a.mesh)).toBe('B.volume takes org.inviwo.Volume, not org.inviwo.Mesh')
  })

  test('nothing that closes a cycle', () => {
    const { network, a, b } = two()
    network.connect(a.mesh, b.single)
    expect(a.single.accepts(a.mesh)).toBe('A cannot feed itself')
    expect(a.single.accepts(b.mesh)).toBe('A feeds B: this would close a cycle')
  })

  test('as many as it has room for, each once', () => {
    const { network, a, b } = two()
    network.connect(a.mesh, b.single)
    expect(b.single.accepts(a.mesh)).toBe('A.mesh and B.single are connected already')
    const c = network.add(new Meshes('C'))
    expect(b.single.accepts(c.mesh)).toBe('B.single takes one connection and has no room')
    for (const port of [a.mesh, c.mesh]) network.connect(port, b.pair)
    expect(b.pair.accepts(network.add(new Meshes('D')).mesh)).toBe('B.pair takes 2 connections and has no room')
    expect(() => network.connect(c.mesh, b.single)).toThrow('B.single takes one connection and has no room')
  })

  test('lists item by item, with where they come from', () => {
    const { network, a, b } = two()
    const c = network.add(new Meshes('C'))
    network.connect(a.meshes, b.flat)
    network.connect(c.mesh, b.flat)
    const meshes = [1, 2, 3].map(() => new Mesh({ buffers: [], indices: [] }))
    a.meshes.data = meshes.slice(0, 2)
    c.mesh.data = meshes[2]
    expect(b.flat.items).toEqual(meshes)
    expect(b.flat.sources.map(source => source.outport.path)).toEqual(['A.meshes', 'A.meshes', 'C.mesh'])
  })
})

describe('data', () => {
  test('are refused when they are of another type', () => {
    const port = new VolumeOutport('out')
    expect(
      () =>
        (port.data = new Buffer({ format: formatByName('FLOAT32'), length: 1, source: memory(new Float32Array(1)) }) as unknown as Volume),
    ).toThrow('out was given something that is no org.inviwo.Volume')
  })

  test('are asked for with a reason when they lack', () => {
    const network = new ProcessorNetwork()
    const [source, sum] = [network.add(new Source()), network.add(new Sum())]
    expect(() => sum.in.data).toThrow('Sum.in is not connected')
    network.connect(source.out, sum.in)
    expect(() => sum.in.data).toThrow('Sum.in has no data yet')
    source.out.data = 5
    expect([sum.in.data, sum.in.isReady, sum.in.isChanged]).toEqual([5, true, true])
    source.out.clear()
    expect([sum.in.dataOrUndefined, sum.in.isReady]).toEqual([undefined, false])
  })

  test('that are set anew invalidate, even when they are the same', () => {
    const network = new ProcessorNetwork()
    const [source, probe] = [network.add(new Source()), network.add(new Probe())]
    network.connect(source.out, probe.in)
    source.out.data = 5
    probe.setValid()
    source.out.data = 5
    expect([probe.level, probe.in.isChanged]).toEqual(['invalidOutput', true])
    expect(probe.in.changedOutports).toEqual([source.out])
  })
})

describe('callbacks', () => {
  test('on connection and disconnection', () => {
    const network = new ProcessorNetwork()
    const [source, probe] = [network.add(new Source()), network.add(new Probe())]
    const calls: string[] = []
    probe.in.onConnect(outport => calls.push(`connected ${outport.path}`))
    probe.in.onDisconnect(outport => calls.push(`disconnected ${outport.path}`))
    network.connect(source.out, probe.in)
    probe.setValid()
    network.disconnect(source.out, probe.in)
    expect(calls).toEqual(['connected Source.out', 'disconnected Source.out'])
    expect([probe.level, probe.in.isChanged]).toEqual(['invalidOutput', true])
  })

  test('when what is read becomes invalid, once until it is valid again', () => {
    const network = new ProcessorNetwork()
    const [source, probe] = [network.add(new Source()), network.add(new Probe())]
    network.connect(source.out, probe.in)
    source.out.data = 1
    let calls = 0
    probe.in.onInvalid(() => calls++)
    source.invalidate('invalidOutput')
    source.invalidate('invalidOutput')
    expect(calls).toBe(1)
  })
})

describe('dynamic ports', () => {
  test('take their connections with them', () => {
    const network = new ProcessorNetwork()
    const [source, sum] = [network.add(new Source()), network.add(new Sum())]
    const extra = sum.addPort(new NumberInport('extra'))
    network.connect(source.out, extra)
    sum.removePort(extra)
    expect([network.connections, source.out.isConnected, sum.inport('extra')]).toEqual([[], false, undefined])
  })

  test('have identifiers of their own', () => {
    const sum = new Sum()
    expect(() => sum.addPort(new NumberInport('in'))).toThrow('Sum has a port "in" already')
    expect(() => sum.addPort(new NumberOutport('a.b'))).toThrow('Port identifiers are not allowed to contain "."')
  })

  test('come back from their description', () => {
    for (const port of [
      new VolumeInport('v', { optional: true, help: 'h' }),
      new MeshInport('m', { multi: true, flat: true, group: 'g' }),
      new MeshInport('n', { multi: 3 }),
      new ImageInport('i', { multi: 2, outportDeterminesSize: true }),
      new ImageOutport('s', { handlesResize: false }),
      new VolumeOutport('o'),
    ])
      expect(describePort(createPort(describePort(port)))).toEqual(describePort(port))
    expect(
      createPort({ direction: 'in', identifier: 'x', classIdentifier: 'org.other.Thing.inport', dataType: 'org.other.Thing' }).dataType
        .classIdentifier,
    ).toBe('org.other.Thing')
  })
})
