import { type ConnectionFlowEdge, nodeSize, type ProcessorFlowNode } from './graph.ts'

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What xyflow is given of a network. */
export interface Given {
  readonly nodes: ProcessorFlowNode[]
  readonly edges: ConnectionFlowEdge[]
}

/** Stands for the whole of a large network, so that xyflow fits and maps all of it; it shows nothing. No processor is called so. */
export const wholeId = '*'

export function wholeNode(nodes: readonly ProcessorFlowNode[]): ProcessorFlowNode {
  const { x, y, width, height } = boundsOf(nodes.map(({ position }) => [position.x, position.y]))
  return {
    id: wholeId,
    type: 'processor',
    data: {},
    origin: [0, 0],
    position: { x, y },
    width,
    height,
    measured: { width, height },
    // Without them xyflow would wait until it has measured it.
    handles: [],
    selectable: false,
    draggable: false,
    connectable: false,
    zIndex: -1,
    style: { pointerEvents: 'none' },
  }
}

/** What nodes at these places cover. */
export function boundsOf(places: Iterable<readonly [number, number]>): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of places) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 }
  const { width, height } = nodeSize
  return { x: left - width / 2, y: top - height / 2, width: right - left + width, height: bottom - top + height }
}

/** The nodes in a part of the network, and the connections there with the nodes at their other ends. */
export function nodesIn(nodes: readonly ProcessorFlowNode[], edges: readonly ConnectionFlowEdge[], rect: Rect): Given {
  const near = idsIn(nodes, rect)
  const there = edges.filter(({ source, target }) => near.has(source) || near.has(target))
  const ends = new Set(near)
  for (const { source, target } of there) ends.add(source).add(target)
  return { nodes: nodes.filter(({ id }) => ends.has(id)), edges: there }
}

/** Nodes of which any part lies in a rectangle. */
export function idsIn(nodes: readonly ProcessorFlowNode[], { x, y, width, height }: Rect): Set<string> {
  const [halfWidth, halfHeight] = [nodeSize.width / 2, nodeSize.height / 2]
  const found = new Set<string>()
  for (const { id, position } of nodes) {
    const across = position.x > x - halfWidth && position.x < x + width + halfWidth
    if (across && position.y > y - halfHeight && position.y < y + height + halfHeight) found.add(id)
  }
  return found
}

/** The node at a place of the network; of those that cover each other, the one that is drawn last. */
export function nodeAt(nodes: readonly ProcessorFlowNode[], x: number, y: number): string | undefined {
  return nodes.findLast(({ position }) => Math.abs(position.x - x) <= nodeSize.width / 2 && Math.abs(position.y - y) <= nodeSize.height / 2)
    ?.id
}

/** What of the network a view shows, widened to whole cells and one more around them: it stays the same while the view moves little. */
export function widenedSight(width: number, height: number, [x, y, zoom]: readonly [number, number, number]): Rect {
  const cell = 2 ** Math.ceil(Math.log2(Math.max(width, height, 1) / zoom)) / 4
  const [left, top] = [Math.floor(-x / zoom / cell) - 1, Math.floor(-y / zoom / cell) - 1]
  const [right, bottom] = [Math.floor((width - x) / zoom / cell) + 2, Math.floor((height - y) / zoom / cell) + 2]
  return { x: left * cell, y: top * cell, width: (right - left) * cell, height: (bottom - top) * cell }
}
