import { type NodeChange, useStoreApi } from '@xyflow/react'
import { useCallback, useRef, useState } from 'react'
import { usePage } from '../page-context.ts'
import { select, useStore } from '../store.ts'
import type { ProcessorFlowNode } from './graph.ts'

type Positions = ReadonlyMap<string, readonly [number, number]>
const nowhere: Positions = new Map()

/** Keeps positions in the page while nodes are dragged; the engine hears of the end as one step. With Alt a copy is dragged away. */
export function useDragging() {
  const { network } = usePage()
  const [dragged, setDragged] = useState<Positions>(nowhere)
  const copying = useRef(false)
  const flow = useStoreApi()

  const onNodesChange = useCallback(
    (changes: NodeChange<ProcessorFlowNode>[]) => {
      const moves = changes.flatMap(change =>
        change.type === 'position' && change.dragging && change.position
          ? [[change.id, [change.position.x, change.position.y]] as const]
          : [],
      )
      if (moves.length > 0) setDragged(current => new Map([...current, ...withSelection(new Map(moves))]))
      const marks = changes.flatMap(change => (change.type === 'select' ? [change] : []))
      if (marks.length === 0) return
      const { multiSelectionActive, userSelectionRect } = flow.getState()
      // A click selects nothing else, also what is out of sight.
      const isClick = marks.some(({ selected }) => selected) && !multiSelectionActive && !userSelectionRect
      const selection = new Set(isClick ? [] : useStore.getState().selection)
      for (const { id, selected } of marks)
        if (selected) selection.add(id)
        else selection.delete(id)
      select(selection)
    },
    [flow],
  )

  const onNodeDragStart = useCallback((event: { altKey: boolean }) => {
    copying.current = event.altKey
  }, [])

  const onNodeDragStop = useCallback(
    (_: unknown, __: unknown, nodes: readonly ProcessorFlowNode[]) => {
      const { processors } = useStore.getState()
      const ends = withSelection(new Map(nodes.map(({ id, position: { x, y } }) => [id, [x, y] as const])))
      const moves = new Map(
        [...ends].filter(([identifier, [x, y]]) => {
          const from = processors.get(identifier)?.position
          return from && (from[0] !== x || from[1] !== y)
        }),
      )
      setDragged(nowhere)
      const [first] = moves
      if (!first) return
      const [identifier, to] = first
      const from = processors.get(identifier)?.position ?? to
      if (copying.current) void network.duplicate([to[0] - from[0], to[1] - from[1]])
      else network.move(moves)
    },
    [network],
  )

  return { dragged, onNodesChange, onNodeDragStart, onNodeDragStop }
}

/** With a selected node all selected ones move, also those that xyflow does not know of because they are out of sight. */
function withSelection(moves: Positions): Positions {
  const { processors, selection } = useStore.getState()
  const [first] = moves
  const from = first && processors.get(first[0])?.position
  if (!from || !selection.has(first[0]) || selection.size <= moves.size) return moves
  const [dx, dy] = [first[1][0] - from[0], first[1][1] - from[1]]
  const all = new Map(moves)
  for (const identifier of selection) {
    const position = processors.get(identifier)?.position
    if (position && !all.has(identifier)) all.set(identifier, [position[0] + dx, position[1] + dy])
  }
  return all
}
