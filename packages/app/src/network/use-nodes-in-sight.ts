import { type ReactFlowState, useStore as useFlowStore } from '@xyflow/react'
import { type RefObject, useEffect, useMemo, useState } from 'react'
import type { ConnectionFlowEdge, ProcessorFlowNode } from './graph.ts'
import { toNetwork } from './network-view.ts'
import { type Given, nodeAt, nodesIn, type Rect, wholeNode, widenedSight } from './nodes-in-sight.ts'

/** So many selected processors are nodes from afar, too. */
const fewSelected = 20

const noEdges: ConnectionFlowEdge[] = []

/**
 * What xyflow is given of a network, for it looks at all of that in each frame. Of a large network that is what is in sight; from afar, where all is drawn in a
 * canvas, only what the user can grasp: the node under the pointer and the selected ones.
 */
export function useNodesInSight(
  editor: RefObject<HTMLElement | null>,
  { nodes, edges }: Given,
  { large, fromAfar }: { large: boolean; fromAfar: boolean },
): Given {
  const whole = useMemo(() => (large ? wholeNode(nodes) : undefined), [nodes, large])
  const sight = useFlowStore(state => (large && !fromAfar ? sightOf(state) : undefined), sameRect)
  const pointed = usePointedNode(editor, nodes, fromAfar)
  return useMemo(() => {
    if (!whole) return { nodes, edges }
    const given = sight ? nodesIn(nodes, edges, sight) : { nodes: graspable(nodes, pointed), edges: noEdges }
    return { nodes: [whole, ...given.nodes], edges: given.edges }
  }, [nodes, edges, whole, sight, pointed])
}

function sightOf({ width, height, transform }: ReactFlowState): Rect {
  return widenedSight(width, height, transform)
}

function sameRect(a: Rect | undefined, b: Rect | undefined): boolean {
  return a === b || (!!a && !!b && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height)
}

function graspable(nodes: readonly ProcessorFlowNode[], pointed: string | undefined): ProcessorFlowNode[] {
  const selected = nodes.filter(node => node.selected)
  const shown = new Set(selected.length > fewSelected ? [] : selected.map(({ id }) => id))
  return nodes.filter(({ id }) => id === pointed || shown.has(id))
}

/** The node under the pointer; while a button is pressed it stays the same one. */
function usePointedNode(editor: RefObject<HTMLElement | null>, nodes: readonly ProcessorFlowNode[], fromAfar: boolean): string | undefined {
  const [pointed, setPointed] = useState<string>()
  useEffect(() => {
    const element = editor.current
    if (!fromAfar || !element) return
    const look = ({ clientX, clientY, buttons }: PointerEvent) => {
      if (buttons === 0) setPointed(nodeAt(nodes, ...toNetwork([clientX, clientY])))
    }
    element.addEventListener('pointermove', look)
    return () => element.removeEventListener('pointermove', look)
  }, [editor, nodes, fromAfar])
  return fromAfar ? pointed : undefined
}
