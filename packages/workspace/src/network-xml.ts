import { stripIdentifier, uniqueIdentifier } from '@ivw/network'
import { type SavedExposure, withInside, writeNested } from './composite-xml.ts'
import type { Issue } from './errors.ts'
import { networkVersion } from './migrations/network-migrations.ts'
import { currentPath } from './migrations/port-names.ts'
import { readProcessor, type SavedProcessor, writeProcessor } from './processor-xml.ts'
import { type Attributes, attribute, child, element, withAttribute, withoutLines, type XmlElement } from './xml/element.ts'
import { sortedAmong, type Tag, tagOf, withRest, withTag } from './xml/reword.ts'

/** Two ends by path: `Processor.port`, or `Processor.composite.property`. */
export interface SavedEdge {
  readonly source: string
  readonly destination: string
  /** Where it stood in the file. */
  readonly line?: number | undefined
  /** It waits for an end that is missing. */
  readonly waits?: true | undefined
  /** Its element, where that holds more than the two ends. */
  readonly element?: XmlElement | undefined
}

export interface SavedNetwork {
  /** In the order of the file. */
  readonly processors: readonly SavedProcessor[]
  /** Their order is that of a multi inport's data. */
  readonly connections: readonly SavedEdge[]
  readonly links: readonly SavedEdge[]
  readonly exposed?: readonly SavedExposure[]
  /** Unknown children of `ProcessorNetwork`. */
  readonly elements?: readonly XmlElement[]
  readonly attributes?: XmlElement['attributes']
  readonly text?: string
  /** What the elements of its lists have besides their items. */
  readonly lists?: Readonly<Record<string, Tag>>
  /** Where it is newer than what is known here: the file stays one of that version. */
  readonly version?: number
  /** Items of the lists that nothing can be made of: they are written back. */
  readonly extra?: Readonly<Record<string, readonly XmlElement[]>>
}

const structure = ['ProcessorNetworkVersion', 'Processors', 'Connections', 'PropertyLinks']

/** Reads a `ProcessorNetwork` of the current version. What cannot be used becomes an issue. */
export function readNetwork(node: XmlElement, issues: Issue[]): SavedNetwork {
  return withInside(readLevel(node, issues), node, issues, readLevel)
}

/** Without the networks inside of composites. */
function readLevel(node: XmlElement, issues: Issue[]): SavedNetwork {
  const processors = new Map<string, SavedProcessor>()
  const inVersion = child(node, 'ProcessorNetworkVersion')?.children.map(withoutLines) ?? []
  const extra: Record<string, XmlElement[]> = { ProcessorNetworkVersion: inVersion, Processors: [], Connections: [], PropertyLinks: [] }
  const leaveOut = (list: string, item: XmlElement, what: string, reason: string): void => {
    issues.push({ element: what, line: item.line, reason })
    extra[list]?.push(withoutLines(item))
  }
  for (const inner of child(node, 'Processors')?.children ?? []) {
    const wanted = stripIdentifier(attribute(inner, 'identifier') ?? '')
    if (inner.name !== 'Processor') leaveOut('Processors', inner, inner.name, 'it is no processor and was left out')
    else if (!attribute(inner, 'type')) leaveOut('Processors', inner, `Processor "${wanted}"`, 'it has no type and was left out')
    else {
      const identifier = uniqueIdentifier(wanted, taken => processors.has(taken))
      if (identifier !== wanted)
        issues.push({
          element: `Processor "${wanted}"`,
          line: inner.line,
          reason: `another processor has this identifier; this one is now ${identifier}`,
        })
      processors.set(identifier, readProcessor(inner, identifier, issues))
    }
  }
  const edges = (list: string, item: string): SavedEdge[] => {
    const found = new Map<string, SavedEdge>()
    for (const inner of child(node, list)?.children ?? []) {
      const edge = inner.name === item ? readEdge(inner, list === 'Connections' ? processors : undefined) : undefined
      if (!edge) leaveOut(list, inner, inner.name, 'it does not say what it joins and was left out')
      else if (found.has(nameOf(edge))) leaveOut(list, inner, `${item} ${nameOf(edge)}`, 'it is there twice; one was used')
      else {
        found.set(nameOf(edge), edge)
        const missing = [edge.source, edge.destination].map(path => path.split('.')[0] ?? '').find(name => !processors.has(name))
        // Kept all the same: the processor may come back.
        if (missing !== undefined)
          issues.push({ element: `${item} ${nameOf(edge)}`, line: inner.line, reason: `there is no processor "${missing}"` })
      }
    }
    return [...found.values()]
  }
  const [connections, links] = [edges('Connections', 'Connection'), edges('PropertyLinks', 'PropertyLink')]
  const lists = structure.filter(name => child(node, name))
  const tags = lists.flatMap(name => {
    const tag = tagOf(withoutContent(child(node, name)))
    return tag ? [[name, tag] as const] : []
  })
  const elements = node.children.filter((inner, i) => !structure.includes(inner.name) || isAnother(node, inner, i)).map(withoutLines)
  return {
    processors: [...processors.values()],
    connections,
    links,
    ...(elements.length > 0 && { elements }),
    ...(node.attributes.length > 0 && { attributes: node.attributes }),
    ...(node.text !== undefined && { text: node.text }),
    ...(tags.length > 0 && { lists: Object.fromEntries(tags) }),
    ...(lists.some(name => extra[name]?.length) && { extra }),
  }
}

/** The version says what it is in an attribute. */
function withoutContent(list: XmlElement = element('')): XmlElement {
  return list.name === 'ProcessorNetworkVersion' ? withAttribute(list, 'content', undefined) : list
}

const isAnother = (node: XmlElement, inner: XmlElement, i: number): boolean =>
  node.children.findIndex(({ name }) => name === inner.name) !== i

const nameOf = ({ source, destination }: SavedEdge): string => `${source} to ${destination}`

/** `processors`: whose ports it joins, by identifier; none for properties. */
function readEdge(node: XmlElement, processors: ReadonlyMap<string, SavedProcessor> | undefined): SavedEdge | undefined {
  const typeOf = processors && ((identifier: string) => processors.get(identifier)?.type)
  const [source, destination] = [attribute(node, 'src'), attribute(node, 'dst')].map(path => path && currentPath(path, typeOf))
  if (!source || !destination) return undefined
  const holdsMore = node.attributes.length > 2 || node.children.length > 0 || node.text !== undefined
  return {
    source,
    destination,
    ...(node.line !== undefined && { line: node.line }),
    ...(holdsMore && { element: withoutLines(node) }),
  }
}

export function writeNetwork(network: SavedNetwork): XmlElement {
  return writeNested(network, writeLevel)
}

function writeLevel(network: SavedNetwork): XmlElement {
  const { processors, connections, links, elements = [], attributes = [], text, lists = {}, extra = {}, version } = network
  const edges = (name: string, list: readonly SavedEdge[]): XmlElement[] =>
    list.map(({ source, destination, element: old }) => {
      const now = element(name, { src: source, dst: destination })
      return old ? withRest(now, old) : now
    })
  const list = (name: string, inside: readonly XmlElement[], attributes: Attributes = {}): XmlElement =>
    withTag(element(name, attributes, [...inside, ...(extra[name] ?? [])]), lists[name])
  const node = element('ProcessorNetwork', {}, [
    list('ProcessorNetworkVersion', [], { content: String(version ?? networkVersion) }),
    list('Processors', processors.map(writeProcessor)),
    list('Connections', edges('Connection', connections)),
    list('PropertyLinks', edges('PropertyLink', links)),
    ...elements,
  ])
  return { ...node, attributes, ...(text !== undefined && { text }) }
}

/** A network that was loaded from the file, with what only the file knows of it. */
export function withFileParts(network: SavedNetwork, file: SavedNetwork): SavedNetwork {
  const { connections, links, elements, attributes, text, lists, extra, version } = file
  const places = new Map(links.map((edge, i) => [nameOf(edge), i]))
  return {
    ...network,
    connections: withWords(inFileOrder(network.connections, connections), connections),
    links: [...sortedAmong(withWords(network.links, links), edge => places.get(nameOf(edge)))],
    ...(elements && { elements }),
    ...(attributes && { attributes }),
    ...(text !== undefined && { text }),
    ...(lists && { lists }),
    ...(extra && { extra }),
    ...(version !== undefined && { version }),
  }
}

function withWords(edges: readonly SavedEdge[], file: readonly SavedEdge[]): SavedEdge[] {
  const known = new Map(file.map(edge => [nameOf(edge), edge]))
  return edges.map(edge => known.get(nameOf(edge)) ?? edge)
}

/**
 * Edges in the order in which the file had them. At each port the present order holds: it is that of the port's data, and the
 * edges of one port take the places that the file gave to that port.
 */
function inFileOrder(edges: readonly SavedEdge[], file: readonly SavedEdge[]): SavedEdge[] {
  const waiting = new Map<string, SavedEdge[]>()
  for (const edge of edges) {
    const others = waiting.get(edge.destination) ?? []
    others.push(edge)
    waiting.set(edge.destination, others)
  }
  const places = new Map(file.map((edge, i) => [nameOf(edge), i]))
  const at = (edge: SavedEdge): number => places.get(nameOf(edge)) ?? file.length
  // Those that wait for an end stay among the others, unless these were moved.
  for (const [port, list] of waiting) {
    const live = list.filter(edge => !edge.waits).map(at)
    if (live.every((place, i) => i === 0 || place >= (live[i - 1] ?? 0)))
      waiting.set(
        port,
        list.toSorted((a, b) => at(a) - at(b)),
      )
  }
  const placed = file.map(({ destination }) => waiting.get(destination)?.shift()).filter(edge => edge !== undefined)
  return [...placed, ...[...waiting.values()].flat()]
}
