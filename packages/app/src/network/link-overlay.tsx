import type { EdgeView } from '@ivw/engine/protocol'
import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { useStore } from '../store.ts'
import { nodeSize, type ProcessorFlowNode } from './graph.ts'
import { splitPath } from './ports.ts'

/** Property links as dashed curves between the sides of nodes: all of them, or those of selected processors. */
export function LinkOverlay({ nodes, all }: { nodes: readonly ProcessorFlowNode[]; all: boolean }) {
  const links = useStore(state => state.links)
  const selection = useStore(state => state.selection)
  const pairs = useMemo(() => linkedPairs(links), [links])
  const places = useMemo(() => new Map(nodes.map(node => [node.id, node.position])), [nodes])
  const shown = pairs.filter(({ from, to }) => all || selection.has(from) || selection.has(to))
  if (shown.length === 0) return null
  return (
    <ViewportPortal>
      <svg className="link-overlay" aria-hidden="true">
        {shown.map(({ from, to, properties }) => {
          const [start, end] = [places.get(from), places.get(to)]
          if (!start || !end) return null
          return (
            <path key={`${from} ${to}`} d={linkPath(start, end)}>
              <title>{properties.join('\n')}</title>
            </path>
          )
        })}
      </svg>
    </ViewportPortal>
  )
}

interface Pair {
  readonly from: string
  readonly to: string
  readonly properties: readonly string[]
}

/** Processors that are linked, each pair once, with their links as text. */
export function linkedPairs(links: readonly EdgeView[]): readonly Pair[] {
  const pairs = new Map<string, Pair>()
  for (const { source, destination } of links) {
    const [first, second] = [splitPath(source)[0], splitPath(destination)[0]]
    if (first === second) continue
    const [from, to] = first < second ? [first, second] : [second, first]
    const key = `${from} ${to}`
    pairs.set(key, { from, to, properties: [...(pairs.get(key)?.properties ?? []), `${source} → ${destination}`] })
  }
  return [...pairs.values()]
}

/** From the right or left side of one node to that of the other, whichever are nearer. */
function linkPath(start: { x: number; y: number }, end: { x: number; y: number }): string {
  const half = nodeSize.width / 2
  const apart = Math.abs(end.x - start.x) > nodeSize.width
  const toRight = end.x >= start.x
  const [x1, x2] = apart ? (toRight ? [start.x + half, end.x - half] : [start.x - half, end.x + half]) : [start.x + half, end.x + half]
  const bend = apart ? (x2 - x1) / 2 : 40
  const [c1, c2] = apart ? [x1 + bend, x2 - bend] : [x1 + bend, x2 + bend]
  return `M${x1} ${start.y}C${c1} ${start.y} ${c2} ${end.y} ${x2} ${end.y}`
}
