import { stripIdentifier } from '@ivw/network'
import { attribute, child, element, mapElements, withAttribute, type XmlElement } from '../xml/element.ts'
import type { Migration } from './migration.ts'

const ports = ['InPort', 'OutPort']
const edges = ['Connection', 'PropertyLink']
/** Ports of a nested network that stand for ports of the processor around it. */
const superPorts = ['SuperInport', 'SuperOutport']

/** Connections and links name paths instead of referring to elements by number. */
export const referencesToPaths: Migration = network => {
  const paths = new Map<string, string>()
  collectPaths(network, [], paths)
  const path = (end: XmlElement | undefined): string | undefined => end && paths.get(attribute(end, 'reference') ?? '')
  return mapElements(network, node => {
    if (node.name === 'Connection') return pathForm(node, path(child(node, 'OutPort')), path(child(node, 'InPort')))
    if (node.name === 'PropertyLink') return pathForm(node, path(child(node, 'SourceProperty')), path(child(node, 'DestinationProperty')))
    return withAttribute(node, 'id', undefined)
  })
}

/** Newer files name paths; edges in one that still refer get the paths beside their references. */
export function namePathsOfReferences(network: XmlElement): XmlElement {
  const refers = (node: XmlElement): boolean =>
    edges.includes(node.name) ? attribute(node, 'src') === undefined && node.children.length > 0 : node.children.some(refers)
  if (!refers(network)) return network
  const paths = new Map<string, string>()
  collectPaths(network, [], paths)
  const path = (end: XmlElement | undefined): string | undefined => end && paths.get(attribute(end, 'reference') ?? '')
  return mapElements(network, node => {
    if (!edges.includes(node.name) || attribute(node, 'src') !== undefined) return node
    const isConnection = node.name === 'Connection'
    const source = path(child(node, isConnection ? 'OutPort' : 'SourceProperty'))
    const destination = path(child(node, isConnection ? 'InPort' : 'DestinationProperty'))
    if (source === undefined || destination === undefined) return node
    return withAttribute(withAttribute(node, 'src', source), 'dst', destination)
  })
}

function pathForm(node: XmlElement, source: string | undefined, destination: string | undefined): XmlElement {
  if (attribute(node, 'src') !== undefined) return node
  if (source === undefined || destination === undefined) return node
  return { ...element(node.name, { src: source, dst: destination }), ...(node.line !== undefined && { line: node.line }) }
}

/**
 * `above`: identifiers from the last processor down. `around`: the processor that holds a nested network; seen from
 * outside, super ports belong to it.
 */
function collectPaths(node: XmlElement, above: readonly string[], paths: Map<string, string>, around: readonly string[] = []): void {
  const identifier = attribute(node, 'identifier')
  const id = attribute(node, 'id')
  let own = above
  if (identifier !== undefined) {
    if (node.name === 'Processor') own = [stripIdentifier(identifier)]
    else if (superPorts.includes(node.name)) own = [...around, identifier]
    else if (node.name === 'Property' || ports.includes(node.name)) own = [...above, identifier]
  }
  if (id !== undefined) paths.set(id, own.join('.'))
  for (const inner of node.children) collectPaths(inner, own, paths, inner.name === 'ProcessorNetwork' ? own : around)
}
