import type { Change, EdgeView, ProcessorTypeView, ProcessorView, PropertyView } from '@ivw/engine/protocol'
import { canvasType, fakeProperties, fakeTypes } from './fake-types.ts'

/** The network of the fake engine: immutable, so that undo keeps old ones. */
export interface FakeNetwork {
  readonly processors: ReadonlyMap<string, ProcessorView>
  readonly connections: readonly EdgeView[]
  readonly links: readonly EdgeView[]
}

export const emptyNetwork: FakeNetwork = { processors: new Map(), connections: [], links: [] }

export function typeOf(classIdentifier: string): ProcessorTypeView {
  const found = fakeTypes.find(({ info }) => info.classIdentifier === classIdentifier)
  if (!found) throw new Error(`There is no processor type “${classIdentifier}”.`)
  return found
}

export function uniqueIdentifier(network: FakeNetwork, base: string): string {
  for (let number = 1; ; number++) {
    const identifier = number === 1 ? base : `${base}${number.toString()}`
    if (!network.processors.has(identifier)) return identifier
  }
}

export function newProcessor(type: ProcessorTypeView, identifier: string, position: readonly [number, number]): ProcessorView {
  return {
    identifier,
    displayName: type.info.displayName,
    type: type.info.classIdentifier,
    info: type.info,
    position,
    selected: false,
    inports: type.inports,
    outports: type.outports,
    properties: fakeProperties(type.info.classIdentifier, identifier),
    status: { state: 'success', milliseconds: 3.4 },
    file: type.file,
    placeholder: false,
    canvas: type.info.classIdentifier === canvasType ? { size: [512, 512] } : undefined,
  }
}

export function withProcessor(network: FakeNetwork, processor: ProcessorView): FakeNetwork {
  return { ...network, processors: new Map(network.processors).set(processor.identifier, processor) }
}

export function applyChange(network: FakeNetwork, change: Change): FakeNetwork {
  const of = (identifier: string): ProcessorView => {
    const processor = network.processors.get(identifier)
    if (!processor) throw new Error(`There is no processor “${identifier}”.`)
    return processor
  }
  switch (change.kind) {
    case 'removeProcessor': {
      const processors = new Map(network.processors)
      processors.delete(of(change.identifier).identifier)
      const apart = (edge: EdgeView) => owner(edge.source) !== change.identifier && owner(edge.destination) !== change.identifier
      return { processors, connections: network.connections.filter(apart), links: network.links.filter(apart) }
    }
    case 'setDisplayName':
      return withProcessor(network, { ...of(change.identifier), displayName: change.displayName })
    case 'setMeta':
      return withProcessor(network, { ...of(change.identifier), ...(change.meta as Partial<ProcessorView>) })
    case 'connect':
      if (network.connections.some(edge => edge.destination === change.destination) && inportOf(network, change.destination).maximum === 1)
        throw new Error(`“${change.destination}” is full.`)
      return { ...network, connections: [...network.connections, { source: change.source, destination: change.destination }] }
    case 'disconnect':
      return { ...network, connections: network.connections.filter(edge => !sameEdge(edge, change)) }
    case 'link':
      return { ...network, links: [...network.links, { source: change.source, destination: change.destination }] }
    case 'unlink':
      return { ...network, links: network.links.filter(edge => !sameEdge(edge, change)) }
    case 'setProperty': {
      const processor = of(owner(change.path))
      const set = (property: PropertyView): PropertyView =>
        property.path === change.path
          ? { ...property, state: { ...property.state, ...change.state }, isDefault: false }
          : { ...property, ...(property.children && { children: property.children.map(set) }) }
      return withProcessor(network, { ...processor, properties: processor.properties.map(set) })
    }
    case 'renameProcessor':
      return renamed(network, of(change.identifier), change.to)
    default:
      throw new Error(`The fake engine does not know “${change.kind}”.`)
  }
}

function renamed(network: FakeNetwork, processor: ProcessorView, to: string): FakeNetwork {
  if (network.processors.has(to)) throw new Error(`There already is a processor “${to}”.`)
  const path = (old: string) => (owner(old) === processor.identifier ? to + old.slice(processor.identifier.length) : old)
  const property = (old: PropertyView): PropertyView => ({
    ...old,
    path: path(old.path),
    ...(old.children && { children: old.children.map(property) }),
  })
  const edge = (old: EdgeView): EdgeView => ({ source: path(old.source), destination: path(old.destination) })
  return {
    processors: new Map(
      [...network.processors.values()].map(other =>
        other === processor ? [to, { ...other, identifier: to, properties: other.properties.map(property) }] : [other.identifier, other],
      ),
    ),
    connections: network.connections.map(edge),
    links: network.links.map(edge),
  }
}

function inportOf(network: FakeNetwork, path: string) {
  const inport = network.processors.get(owner(path))?.inports.find(({ identifier }) => path.endsWith(`.${identifier}`))
  if (!inport) throw new Error(`There is no inport “${path}”.`)
  return inport
}

export function owner(path: string): string {
  return path.split('.')[0] ?? ''
}

function sameEdge(a: EdgeView, b: EdgeView): boolean {
  return a.source === b.source && a.destination === b.destination
}

/** NumPy source, proxy geometry, entry and exit points, raycaster, background, canvas. */
export function exampleNetwork(): FakeNetwork {
  const place = [
    ['NumpySource', 'org.inviwo.python.NumpySource', [0, -200]],
    ['CubeProxyGeometry', 'org.inviwo.CubeProxyGeometry', [75, -125]],
    ['EntryExitPoints', 'org.inviwo.EntryExitPoints', [75, -50]],
    ['VolumeRaycaster', 'org.inviwo.VolumeRaycaster', [0, 25]],
    ['Background', 'org.inviwo.Background', [0, 100]],
    ['Canvas', canvasType, [0, 175]],
  ] as const
  const processors = new Map(place.map(([identifier, type, position]) => [identifier, newProcessor(typeOf(type), identifier, position)]))
  const connections = [
    ['NumpySource.outport', 'CubeProxyGeometry.volume'],
    ['CubeProxyGeometry.proxyGeometry', 'EntryExitPoints.geometry'],
    ['NumpySource.outport', 'VolumeRaycaster.volume'],
    ['EntryExitPoints.entry', 'VolumeRaycaster.entry'],
    ['EntryExitPoints.exit', 'VolumeRaycaster.exit'],
    ['VolumeRaycaster.outport', 'Background.inport'],
    ['Background.outport', 'Canvas.inport'],
  ] as const
  return { processors, connections: connections.map(([source, destination]) => ({ source, destination })), links: [] }
}
