import {
  BorderProcessor,
  CompositeProcessor,
  describePort,
  type Inport,
  identifierAt,
  type Outport,
  PlaceholderProcessor,
  type PortDescription,
  type Processor,
  type ProcessorNetwork,
  type Property,
  PropertyGroup,
  sameValue,
} from '@ivw/network'
import type { SavedExposure } from './composite-xml.ts'
import { type SavePlaces, withWrittenForms } from './file-forms.ts'
import type { SavedEdge, SavedNetwork } from './network-xml.ts'
import type { SavedMeta, SavedProcessor } from './processor-xml.ts'
import type { SavedProperty } from './properties/property-xml.ts'
import { currentValue, saveProperties } from './save-property.ts'

/**
 * What of a live network belongs into a file: of each property what differs from its default, everything where it asks
 * for that (`serializationMode`, owned), and what an earlier file said that nobody here understands.
 */
export function saveNetwork(network: ProcessorNetwork, places: SavePlaces = {}): SavedNetwork {
  const exposed = saveExposures(network)
  return {
    processors: [...network.processors.values()].map(processor => saveProcessor(processor, places)),
    ...saveEdges(network),
    ...(exposed.length > 0 && { exposed }),
  }
}

/** Some of the processors; of composites all that lies inside, as a file has them in one piece. */
export function savePart(
  network: ProcessorNetwork,
  identifiers: Iterable<string>,
  places: SavePlaces = {},
): Pick<SavedNetwork, 'processors'> & { readonly exposed: readonly SavedExposure[] } {
  const rootOf = (identifier: string): string => identifier.split('/', 1)[0] ?? identifier
  const roots = new Set([...identifiers].map(rootOf))
  const wanted = [...network.processors.values()].filter(({ identifier }) => roots.has(rootOf(identifier)))
  return {
    processors: wanted.map(processor => saveProcessor(processor, places)),
    exposed: saveExposures(network).filter(({ path }) => roots.has(rootOf(path))),
  }
}

function saveExposures(network: ProcessorNetwork): SavedExposure[] {
  return [...network.processors.values()].flatMap(composite => {
    if (!(composite instanceof CompositeProcessor)) return []
    const live = [...composite.exposed].map(([{ path, classIdentifier }, { identifier }]) => ({ path, classIdentifier, as: identifier }))
    const left = (composite.meta as SavedMeta).remains?.exposed ?? []
    return [...live, ...left.map(exposure => ({ ...exposure, path: identifierAt(composite.identifier, exposure.path) }))]
  })
}

/** Connections and links, also those that wait for what is missing. */
export function saveEdges(network: ProcessorNetwork): Pick<SavedNetwork, 'connections' | 'links'> {
  const dangling = (kind: 'connect' | 'link'): SavedEdge[] =>
    network.dangling.filter(edge => edge.kind === kind).map(({ source, destination }) => ({ source, destination, waits: true }))
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
    const properties = withEdits(
      processor.opaque.properties.map(property => withWrittenForms(property, places)),
      processor.properties,
      meta.remains?.properties ?? [],
    )
    return { ...processor.opaque, identifier, displayName, meta: { ...meta, ...(remains && { remains }) }, properties }
  }
  const { properties: said = [], ports, ...remains } = meta.remains ?? {}
  const { remains: _, ...rest } = meta
  return {
    type: processor.classIdentifier,
    identifier,
    displayName,
    meta: { ...rest, ...(Object.keys(remains).length > 0 && { remains }) },
    properties: saveProperties(processor.properties, said, { places, all: false }),
    inports: [...owned(processor, processor.inports), ...(ports?.inports ?? [])],
    outports: [...owned(processor, processor.outports), ...(ports?.outports ?? [])],
  }
}

function isSaved(opaque: unknown): opaque is SavedProcessor {
  return typeof opaque === 'object' && opaque !== null && 'meta' in opaque && 'properties' in opaque
}

/** Of borders of composites all: their names are not those of their class. */
function owned(processor: Processor, ports: readonly (Inport | Outport)[]): PortDescription[] {
  return ports.map(describePort).filter(port => port.owned || processor instanceof BorderProcessor)
}

/** What was saved of a placeholder's properties with what the user has changed of it since. */
function withEdits(saved: readonly SavedProperty[], live: readonly Property[], said: readonly SavedProperty[]): SavedProperty[] {
  return saved.map(property => {
    const now = live.find(({ identifier }) => identifier === property.identifier)
    const before = said.find(({ identifier, isExtra }) => identifier === property.identifier && !isExtra)
    if (!now || !before || property.isExtra) return property
    const changed = Object.entries(before.loaded ?? {}).filter(([key, value]) => !sameValue(value, currentValue(now, key)))
    const current = changed.map(([key]) => [key, currentValue(now, key)] as const)
    const [meta, state] = [current.filter(([key]) => key in now.meta), current.filter(([key]) => !(key in now.meta))]
    const children = now instanceof PropertyGroup && property.children
    return {
      ...property,
      ...Object.fromEntries(meta),
      state: { ...property.state, ...Object.fromEntries(state) },
      ...(children && { children: withEdits(children, now.properties, before.children ?? []) }),
    }
  })
}
