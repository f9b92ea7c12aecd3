import type { EdgeView, PortView, ProcessorView } from '@ivw/engine/protocol'
import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react'
import { cssColor, findPort, splitPath } from './ports.ts'

export const nodeSize = { width: 150, height: 50 } as const

export type ProcessorFlowNode = Node<Record<string, never>, 'processor'>
export type ConnectionFlowEdge = Edge<{ color: string; connection: EdgeView }, 'connection'>

const noData = {}
const origin: [number, number] = [0.5, 0.5]

/**
 * Nodes for xyflow. A node that did not change keeps its object, and the list does when none changed, so that xyflow looks at the changed ones only; what a
 * node shows it reads from the store itself.
 */
export class NodeCache {
  #nodes = new Map<string, Known>()
  #list: ProcessorFlowNode[] = []

  nodes(
    processors: ReadonlyMap<string, ProcessorView>,
    selection: ReadonlySet<string>,
    dragged: ReadonlyMap<string, readonly [number, number]>,
  ): ProcessorFlowNode[] {
    const next = new Map<string, Known>()
    const list: ProcessorFlowNode[] = []
    for (const processor of processors.values()) {
      const { identifier, inports, outports } = processor
      const [x, y] = dragged.get(identifier) ?? processor.position
      const selected = selection.has(identifier)
      const old = this.#nodes.get(identifier)
      const { position } = old?.node ?? {}
      const samePorts = old !== undefined && old.inports === inports && old.outports === outports
      const same = samePorts && position?.x === x && position.y === y && old.node.selected === selected
      const handles = samePorts ? old.node.handles : [...handlesOf(inports, 'target'), ...handlesOf(outports, 'source')]
      const node: ProcessorFlowNode = same
        ? old.node
        : { ...plainNode, id: identifier, position: { x, y }, selected, ...(handles && { handles }) }
      next.set(identifier, same ? old : { node, inports, outports })
      list.push(node)
    }
    this.#nodes = next
    this.#list = sameItems(this.#list, list)
    return this.#list
  }
}

type Ports = readonly PortView[]

interface Known {
  readonly node: ProcessorFlowNode
  readonly inports: Ports
  readonly outports: Ports
}

const plainNode = { type: 'processor', origin, data: noData, measured: nodeSize, ...nodeSize } as const

/** Width and height of what can be grasped at a port. */
const handleSize = 14

/** Where the ports are, so that edges can be drawn to nodes that are not: what xyflow would measure. */
function handlesOf(ports: Ports, type: 'source' | 'target'): NodeHandle[] {
  const middles = portPositions(ports.length, nodeSize.width)
  const border = 1
  const y = type === 'target' ? border : nodeSize.height - border
  return ports.map(({ identifier }, index) => ({
    id: identifier,
    type,
    position: type === 'target' ? Position.Top : Position.Bottom,
    x: border + (middles[index] ?? 0) - handleSize / 2,
    y: y - handleSize / 2,
    width: handleSize,
    height: handleSize,
  }))
}

/** Ports stand from the left, 14 pixels apart, closer when there are too many. */
export function portPositions(count: number, width: number): readonly number[] {
  const step = Math.min(14, (width - 24) / Math.max(1, count - 1))
  return Array.from({ length: count }, (_, index) => 12 + index * step)
}

/** The middle of a port in the network. */
export function portPlace(
  { position, handles = [] }: ProcessorFlowNode,
  type: 'source' | 'target',
  id: string | null | undefined,
): readonly [number, number] | undefined {
  const handle = handles.find(other => other.type === type && other.id === id)
  if (!handle) return undefined
  const half = handleSize / 2
  return [position.x - nodeSize.width / 2 + handle.x + half, position.y - nodeSize.height / 2 + handle.y + half]
}

/** Edges for xyflow; like nodes, they and their list keep their objects. */
export class EdgeCache {
  #edges = new Map<string, ConnectionFlowEdge>()
  #list: ConnectionFlowEdge[] = []

  edges(
    connections: readonly EdgeView[],
    processors: ReadonlyMap<string, ProcessorView>,
    selection: ReadonlySet<string>,
  ): ConnectionFlowEdge[] {
    const next = new Map<string, ConnectionFlowEdge>()
    for (const connection of connections) {
      const id = edgeId(connection)
      const from = findPort(processors, connection.source)
      if (!from || !findPort(processors, connection.destination)) continue
      const color = cssColor(from.port.color)
      const selected = selection.has(id)
      const old = this.#edges.get(id)
      next.set(id, old && old.data?.color === color && old.selected === selected ? old : flowEdge(id, connection, color, selected))
    }
    this.#edges = next
    this.#list = sameItems(this.#list, [...next.values()])
    return this.#list
  }
}

function flowEdge(id: string, connection: EdgeView, color: string, selected: boolean): ConnectionFlowEdge {
  const [source, sourceHandle] = splitPath(connection.source)
  const [target, targetHandle] = splitPath(connection.destination)
  return { id, type: 'connection', source, sourceHandle, target, targetHandle, selected, data: { color, connection } }
}

export function edgeId({ source, destination }: EdgeView): string {
  return `${source} > ${destination}`
}

function sameItems<T>(before: T[], after: T[]): T[] {
  return before.length === after.length && before.every((item, index) => item === after[index]) ? before : after
}
