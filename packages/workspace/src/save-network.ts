import {
  CameraProperty,
  describePort,
  FileProperty,
  type Inport,
  MultiFileProperty,
  type Outport,
  PlaceholderProcessor,
  type Processor,
  type ProcessorNetwork,
  type Property,
  PropertyGroup,
  type PropertyState,
  sameValue,
} from '@ivw/network'
import { type SavePlaces, withWrittenForms, writtenForms } from './file-forms.ts'
import type { SavedEdge, SavedNetwork } from './network-xml.ts'
import type { SavedMeta, SavedProcessor } from './processor-xml.ts'
import type { SavedProperty } from './properties/property-xml.ts'

/**
 * What of a live network belongs into a file: of each property what differs from its default, everything where it asks
 * for that (`serializationMode`, owned), and what an earlier file said that nobody here understands.
 */
export function saveNetwork(network: ProcessorNetwork, places: SavePlaces = {}): SavedNetwork {
  return { processors: [...network.processors.values()].map(processor => saveProcessor(processor, places)), ...saveEdges(network) }
}

/** Connections and links, also those that wait for what is missing. */
export function saveEdges(network: ProcessorNetwork): Pick<SavedNetwork, 'connections' | 'links'> {
  const dangling = (kind: 'connect' | 'link'): SavedEdge[] =>
    network.dangling.filter(edge => edge.kind === kind).map(({ source, destination }) => ({ source, destination }))
  return {
    connections: [
      ...network.connections.map(({ outport, inport }) => ({ source: outport.path, destination: inport.path })),
      ...dangling('connect'),
    ],
    links: [
      ...network.links.map(({ source, destination }) => ({ source: source.path, destination: destination.path })),
      ...dangling('link'),
    ],
  }
}

export function saveProcessor(processor: Processor, places: SavePlaces = {}): SavedProcessor {
  const { identifier, displayName } = processor
  const meta = processor.meta as SavedMeta
  if (processor instanceof PlaceholderProcessor && isSaved(processor.opaque)) {
    const { remains } = processor.opaque.meta
    const properties = processor.opaque.properties.map(property => withWrittenForms(property, places))
    return { ...processor.opaque, identifier, displayName, meta: { ...meta, ...(remains && { remains }) }, properties }
  }
  const properties = saveProperties(processor.properties, places, false)
  const { properties: left = [], ...remains } = meta.remains ?? {}
  const { remains: _, ...rest } = meta
  return {
    type: processor.classIdentifier,
    identifier,
    displayName,
    meta: { ...rest, ...(Object.keys(remains).length > 0 && { remains }) },
    properties: withRemains(properties, left),
    inports: owned(processor.inports),
    outports: owned(processor.outports),
  }
}

function isSaved(opaque: unknown): opaque is SavedProcessor {
  return typeof opaque === 'object' && opaque !== null && 'meta' in opaque && 'properties' in opaque
}

function owned(ports: readonly (Inport | Outport)[]): SavedProcessor['inports'] {
  return ports.map(describePort).filter(port => port.owned)
}

function saveProperties(properties: readonly Property[], places: SavePlaces, all: boolean): SavedProperty[] {
  return properties.map(property => saveProperty(property, places, all)).filter(saved => saved !== undefined)
}

/** Undefined when there is nothing to say. `all`: what holds it is written in full. */
function saveProperty(property: Property, places: SavePlaces, all: boolean): SavedProperty | undefined {
  if (property.serializationMode === 'none') return undefined
  const inFull = all || property.owned || property.serializationMode === 'all'
  const { meta, defaultMeta, classIdentifier, identifier } = property
  const changedMeta = Object.entries(meta).filter(([key, value]) => inFull || value !== defaultMeta[key as keyof typeof defaultMeta])
  const changed = changedState(property, inFull)
  const state = { ...changed, ...placesOf(property, changed, places) }
  const children = property instanceof PropertyGroup ? saveProperties(property.properties, places, inFull) : []
  const isSilent = changedMeta.length === 0 && Object.keys(state).length === 0 && children.length === 0 && !property.owned
  if (isSilent) return undefined
  return {
    classIdentifier,
    identifier,
    ...Object.fromEntries(changedMeta),
    state,
    ...((children.length > 0 || property.owned) && property instanceof PropertyGroup && { children }),
    ...(property.owned && { owned: true }),
  }
}

/** Fields that a file holds in one element: all of them, or none. */
const together: readonly (readonly string[])[] = [
  ['points', 'mask', 'type'],
  ['value', 'selectedFilter', 'acceptMode', 'fileMode'],
]

/** Prefabs belong to the class. */
const neverSaved = ['prefabs']

function changedState(property: Property, inFull: boolean): PropertyState {
  const { state, defaultState } = property
  const keys = Object.keys(state).filter(key => !neverSaved.includes(key))
  if (inFull) return pick(state, keys)
  const changed = keys.filter(key => !sameValue(state[key], defaultState[key]))
  // Inviwo always writes its cameras.
  if (property instanceof CameraProperty)
    return pick(
      state,
      keys.filter(key => key !== 'collapsed' || changed.includes(key)),
    )
  const joined = together
    .filter(group => group.every(key => key === 'mask' || keys.includes(key)) && group.some(key => changed.includes(key)))
    .flat()
  return pick(
    state,
    keys.filter(key => changed.includes(key) || joined.includes(key)),
  )
}

function pick(state: PropertyState, keys: readonly string[]): PropertyState {
  return Object.fromEntries(keys.map(key => [key, state[key]]))
}

/** A file is named from three places, so that workspaces can travel with their data. */
function placesOf(property: Property, state: PropertyState, places: SavePlaces): PropertyState {
  const namesFile = property instanceof FileProperty || property instanceof MultiFileProperty
  return namesFile && 'value' in state ? writtenForms(property, places) : {}
}

/** Adds what an earlier file said of properties that are not there, or could not be used of those that are. */
function withRemains(saved: readonly SavedProperty[], remains: readonly SavedProperty[]): SavedProperty[] {
  const rest = new Map(remains.map(property => [property.identifier, property]))
  const joined = saved.map(property => {
    const left = rest.get(property.identifier)
    rest.delete(property.identifier)
    if (!left) return property
    const children = withRemains(property.children ?? [], left.children ?? [])
    return {
      ...property,
      state: { ...left.state, ...property.state },
      ...((property.children || children.length > 0) && { children }),
      ...(left.unread && { unread: left.unread }),
    }
  })
  return [...joined, ...rest.values()]
}
