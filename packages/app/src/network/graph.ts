import type { EdgeView, ProcessorView } from '@ivw/engine/protocol'
import type { Edge, Node } from '@xyflow/react'
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
  #nodes = new Map<string, ProcessorFlowNode>()
  #list: ProcessorFlowNode[] = []

  nodes(
    processors: ReadonlyMap<string, ProcessorView>,
    selection: ReadonlySet<string>,
    dragged: ReadonlyMap<string, readonly [number, number]>,
  ): ProcessorFlowNode[] {
    const next = new Map<string, ProcessorFlowNode>()
    for (const processor of processors.values()) {
      const { identifier } = processor
      const [x, y] = dragged.get(identifier) ?? processor.position
      const selected = selection.has(identifier)
      const old = this.#nodes.get(identifier)
      const same = old && old.position.x === x && old.position.y === y && old.selected === selected
      next.set(identifier, same ? old : flowNode(identifier, x, y, selected))
    }
    this.#nodes = next
    this.#list = sameItems(this.#list, [...next.values()])
    return this.#list
  }
}

function flowNode(id: string, x: number, y: number, selected: boolean): ProcessorFlowNode {
  return { id, type: 'processor', position: { x, y }, origin, selected, data: noData, measured: nodeSize, ...nodeSize }
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
