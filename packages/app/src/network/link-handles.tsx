import { useReactFlow } from '@xyflow/react'
import { Link2 } from 'lucide-react'
import { type PointerEvent, useRef } from 'react'
import { showLinkDialog } from '../links/link-dialog.tsx'
import { nodeSize } from './graph.ts'
import { linkView } from './link-view.ts'
import type { Place } from './linked-processors.ts'

/**
 * Where links are dragged from: at both sides of a processor, apart from its ports. They stand beside the nodes and not in
 * them, so that only the few that are shown cost anything.
 */
export function LinkHandles({ identifiers, places }: { identifiers: readonly string[]; places: ReadonlyMap<string, Place> }) {
  return identifiers.flatMap(identifier => {
    const place = places.get(identifier)
    return place ? ([-1, 1] as const).map(side => <LinkHandle key={`${identifier} ${side}`} {...{ identifier, place, side }} />) : []
  })
}

const threshold = 4

/** Dragged to another processor it links properties of both; a click, or a drag to its own node, links those of one. */
function LinkHandle({ identifier, place, side }: { identifier: string; place: Place; side: 1 | -1 }) {
  const flow = useReactFlow()
  const begun = useRef<Place>(undefined)

  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    begun.current = { x: event.clientX, y: event.clientY }
    addEventListener('keydown', cancelByKey)
  }
  const move = (event: PointerEvent) => {
    const { clientX: x, clientY: y } = event
    if (!begun.current || Math.hypot(x - begun.current.x, y - begun.current.y) < threshold) return
    linkView.drag({ from: identifier, side, pointer: flow.screenToFlowPosition({ x, y }, { snapToGrid: false }), target: nodeAt(x, y) })
  }
  const end = (event: PointerEvent) => {
    if (!begun.current) return
    const { clientX: x, clientY: y } = event
    const isClick = Math.hypot(x - begun.current.x, y - begun.current.y) < threshold
    const target = isClick ? identifier : nodeAt(x, y)
    cancel()
    if (target !== undefined) showLinkDialog(identifier, target)
  }
  const cancel = () => {
    begun.current = undefined
    linkView.drag(undefined)
    removeEventListener('keydown', cancelByKey)
  }
  const cancelByKey = useRef((event: KeyboardEvent) => {
    if (event.key === 'Escape') cancel()
  }).current

  return (
    <div
      className="link-handle nodrag nopan"
      aria-hidden="true"
      data-link-handle={identifier}
      title="Drag to another processor to link properties; click to link properties of this one"
      style={{ left: place.x + (side * nodeSize.width) / 2, top: place.y }}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={cancel}
      onPointerLeave={event => !begun.current && leave(event)}
    >
      <Link2 size={10} />
    </div>
  )
}

/** The handles of a processor stay while the pointer is on one of them. */
function leave({ relatedTarget }: PointerEvent): void {
  linkView.hover(relatedTarget instanceof Element ? nodeOf(relatedTarget) : undefined)
}

function nodeAt(x: number, y: number): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const node = nodeOf(element)
    if (node !== undefined) return node
  }
  return undefined
}

export function nodeOf(element: Element): string | undefined {
  return (
    element.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? element.closest<HTMLElement>('[data-link-handle]')?.dataset.linkHandle
  )
}
