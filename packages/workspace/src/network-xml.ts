import { stripIdentifier, uniqueIdentifier } from '@ivw/network'
import type { Issue } from './errors.ts'
import { networkVersion } from './migrations/network-migrations.ts'
import { currentPortName } from './migrations/port-names.ts'
import { readProcessor, type SavedProcessor, writeProcessor } from './processor-xml.ts'
import { attribute, child, childrenOf, element, items, withoutLines, type XmlElement } from './xml/element.ts'

/** Two ends by path: `Processor.port`, or `Processor.composite.property`. */
export interface SavedEdge {
  readonly source: string
  readonly destination: string
}

export interface SavedNetwork {
  /** In the order of the file. */
  readonly processors: readonly SavedProcessor[]
  /** Their order is that of a multi inport's data. */
  readonly connections: readonly SavedEdge[]
  readonly links: readonly SavedEdge[]
  /** Unknown children of `ProcessorNetwork`. */
  readonly elements?: readonly XmlElement[]
}

const structure = ['ProcessorNetworkVersion', 'Processors', 'Connections', 'PropertyLinks']

/** Reads a `ProcessorNetwork` of the current version. What cannot be used becomes an issue. */
export function readNetwork(node: XmlElement, issues: Issue[]): SavedNetwork {
  const processors = new Map<string, SavedProcessor>()
  for (const inner of items(node, 'Processors', 'Processor')) {
    const wanted = stripIdentifier(attribute(inner, 'identifier') ?? '')
    const identifier = uniqueIdentifier(wanted, taken => processors.has(taken))
    if (identifier !== wanted)
      issues.push({
        element: `Processor "${wanted}"`,
        line: inner.line,
        reason: `another processor has this identifier; this one is now ${identifier}`,
      })
    if (attribute(inner, 'type')) processors.set(identifier, readProcessor(inner, identifier, issues))
    else issues.push({ element: `Processor "${wanted}"`, line: inner.line, reason: 'it has no type and was left out' })
  }
  const connections = readEdges(node, 'Connections', 'Connection', processors, issues).map(edge => withCurrentPorts(edge, processors))
  const links = readEdges(node, 'PropertyLinks', 'PropertyLink', processors, issues)
  const elements = node.children.filter(inner => !structure.includes(inner.name)).map(withoutLines)
  return { processors: [...processors.values()], connections, links, ...(elements.length > 0 && { elements }) }
}

function readEdges(
  network: XmlElement,
  list: string,
  item: string,
  processors: ReadonlyMap<string, SavedProcessor>,
  issues: Issue[],
): SavedEdge[] {
  const edges = new Map<string, SavedEdge>()
  for (const node of childrenOf(child(network, list), item)) {
    const [source, destination] = [attribute(node, 'src'), attribute(node, 'dst')].map(path => path && currentPath(path))
    const missing = [source, destination].map(path => path?.split('.')[0]).find(name => name !== undefined && !processors.has(name))
    if (!source || !destination) issues.push({ element: item, line: node.line, reason: 'it does not say what it joins and was left out' })
    else {
      // Kept all the same: the processor may come back.
      if (missing !== undefined)
        issues.push({ element: `${item} ${source} to ${destination}`, line: node.line, reason: `there is no processor "${missing}"` })
      edges.set(`${source} ${destination}`, { source, destination })
    }
  }
  return [...edges.values()]
}

/** Identifiers of processors once had spaces. */
function currentPath(path: string): string {
  const dot = path.indexOf('.')
  return dot < 0 ? path : stripIdentifier(path.slice(0, dot)) + path.slice(dot)
}

function withCurrentPorts({ source, destination }: SavedEdge, processors: ReadonlyMap<string, SavedProcessor>): SavedEdge {
  const current = (path: string): string => {
    const dot = path.indexOf('.')
    const identifier = path.slice(0, dot)
    return `${identifier}.${currentPortName(processors.get(identifier)?.type ?? '', path.slice(dot + 1))}`
  }
  return { source: current(source), destination: current(destination) }
}

export function writeNetwork({ processors, connections, links, elements = [] }: SavedNetwork): XmlElement {
  const edges = (name: string, list: readonly SavedEdge[]): XmlElement[] =>
    list.map(({ source, destination }) => element(name, { src: source, dst: destination }))
  return element('ProcessorNetwork', {}, [
    element('ProcessorNetworkVersion', { content: String(networkVersion) }),
    element('Processors', {}, processors.map(writeProcessor)),
    element('Connections', {}, edges('Connection', connections)),
    element('PropertyLinks', {}, edges('PropertyLink', links)),
    ...elements,
  ])
}
