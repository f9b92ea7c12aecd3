import { attribute, child, childrenOf, element, withAttribute, withChildren, type XmlElement } from '../xml/element.ts'
import type { Migration } from './migration.ts'

interface Port {
  readonly processor: string
  readonly direction: 'InPort' | 'OutPort'
  readonly node: XmlElement
  readonly reference: string
}

/**
 * Ports moved from the connections into the processors, and connections refer to them. Before, a connection's port
 * named its processor in a nested element.
 */
export const portsIntoProcessors: Migration = network => {
  const ports = new Map<string, Port>()
  const connections = childrenOf(child(network, 'Connections'), 'Connection').map(connection => referring(connection, ports))
  if (ports.size === 0) return network
  return withChildren(
    network,
    network.children.map(part => {
      if (part.name === 'Connections') return withChildren(part, connections)
      return part.name === 'Processors'
        ? withChildren(
            part,
            part.children.map(processor => withPorts(processor, ports)),
          )
        : part
    }),
  )
}

function referring(connection: XmlElement, ports: Map<string, Port>): XmlElement {
  const children = connection.children.map(node => {
    const processor = attribute(child(node, 'Processor') ?? node, 'identifier')
    const isPort = node.name === 'InPort' || node.name === 'OutPort'
    if (!isPort || !child(node, 'Processor') || processor === undefined || attribute(node, 'reference') !== undefined) return node
    const key = [processor, node.name, attribute(node, 'identifier')].join('\n')
    const port = ports.get(key) ?? { processor, direction: node.name as Port['direction'], node, reference: `port${ports.size}` }
    ports.set(key, port)
    return withAttribute(withChildren(node, []), 'reference', port.reference)
  })
  return withChildren(connection, children)
}

function withPorts(processor: XmlElement, ports: ReadonlyMap<string, Port>): XmlElement {
  const own = [...ports.values()].filter(port => port.processor === attribute(processor, 'identifier'))
  const lists = (['InPort', 'OutPort'] as const).flatMap(direction => {
    const nodes = own
      .filter(port => port.direction === direction)
      .map(({ node, reference }) => withAttribute(withChildren(node, []), 'id', reference))
    return nodes.length > 0 ? [element(`${direction}s`, {}, nodes)] : []
  })
  return withChildren(processor, [...processor.children, ...lists])
}
