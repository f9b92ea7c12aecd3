import type { EdgeView } from '@ivw/engine/protocol'
import { type DragEvent, useMemo } from 'react'
import { usePage } from '../page-context.ts'
import { useStore } from '../store.ts'
import { edgeId } from './graph.ts'
import { toNetwork } from './network-view.ts'
import { processorTypeMedia } from './processor-drag.ts'

/** A processor type dragged out of the Processor List: to empty ground, or into a connection. */
export function useTypeDrop() {
  const { network } = usePage()
  return useMemo(() => {
    let marked: Element | null = null
    const mark = (edge: Element | null) => {
      if (edge === marked) return
      marked?.classList.remove('connection-drop')
      edge?.classList.add('connection-drop')
      marked = edge
    }
    return {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(processorTypeMedia)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        mark(edgeUnder(event))
      },
      onDragLeave: () => mark(null),
      onDrop: (event: DragEvent) => {
        const type = event.dataTransfer.getData(processorTypeMedia)
        if (!type) return
        event.preventDefault()
        mark(null)
        void network.add(type, toNetwork([event.clientX, event.clientY]), connectionAt(edgeUnder(event)))
      },
    }
  }, [network])
}

function edgeUnder({ target }: DragEvent): Element | null {
  return target instanceof Element ? target.closest('.react-flow__edge') : null
}

function connectionAt(edge: Element | null): EdgeView | undefined {
  const id = edge?.getAttribute('data-id')
  return id == null ? undefined : useStore.getState().connections.find(connection => edgeId(connection) === id)
}
