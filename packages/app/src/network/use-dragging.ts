import type { NodeChange } from '@xyflow/react'
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

  const onNodesChange = useCallback((changes: NodeChange<ProcessorFlowNode>[]) => {
    const moves = changes.flatMap(change =>
      change.type === 'position' && change.dragging && change.position ? [[change.id, change.position] as const] : [],
    )
    if (moves.length > 0)
      setDragged(current => {
        const next = new Map(current)
        for (const [identifier, { x, y }] of moves) next.set(identifier, [x, y])
        return next
      })
    const marks = changes.flatMap(change => (change.type === 'select' ? [change] : []))
    if (marks.length === 0) return
    const selection = new Set(useStore.getState().selection)
    for (const { id, selected } of marks)
      if (selected) selection.add(id)
      else selection.delete(id)
    select(selection)
  }, [])

  const onDragStart = useCallback((event: { altKey: boolean }) => {
    copying.current = event.altKey
  }, [])

  const onDragStop = useCallback(
    (_: unknown, __: unknown, nodes: readonly ProcessorFlowNode[]) => {
      const { processors } = useStore.getState()
      const moves = new Map(
        nodes.flatMap(({ id, position: { x, y } }) => {
          const from = processors.get(id)?.position
          return from && (from[0] !== x || from[1] !== y) ? [[id, [x, y] as const]] : []
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

  return { dragged, onNodesChange, onDragStart, onDragStop }
}
