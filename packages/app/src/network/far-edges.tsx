import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { type ConnectionFlowEdge, type ProcessorFlowNode, portPlace } from './graph.ts'

/** The connections of a large network seen from afar: straight lines, one path for each colour. They cannot be selected. */
export function FarEdges({ nodes, edges }: { nodes: readonly ProcessorFlowNode[]; edges: readonly ConnectionFlowEdge[] }) {
  const paths = useMemo(() => pathsByColor(nodes, edges), [nodes, edges])
  return (
    <ViewportPortal>
      <svg className="far-edges" aria-hidden="true">
        {[...paths].map(([color, lines]) => (
          <path key={color} d={lines.join('')} stroke={color} />
        ))}
      </svg>
    </ViewportPortal>
  )
}

export function pathsByColor(
  nodes: readonly ProcessorFlowNode[],
  edges: readonly ConnectionFlowEdge[],
): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const paths = new Map<string, string[]>()
  for (const { source, sourceHandle, target, targetHandle, data } of edges) {
    const [from, to] = [byId.get(source), byId.get(target)]
    const start = from && portPlace(from, 'source', sourceHandle)
    const end = to && portPlace(to, 'target', targetHandle)
    if (!start || !end || !data) continue
    const line = `M${start[0]} ${start[1]}L${end[0]} ${end[1]}`
    const lines = paths.get(data.color)
    if (lines) lines.push(line)
    else paths.set(data.color, [line])
  }
  return paths
}
