import type { PropertyView } from '@ivw/engine/protocol'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { LinkSide } from './link-draft.ts'

export interface LinkDrag {
  readonly side: LinkSide
  readonly property: PropertyView
  readonly pointer: { readonly x: number; readonly y: number }
  /** The line of the other tree under the pointer. */
  readonly target: string | undefined
}

const threshold = 4

/** Dragging from a line of one tree to one of the other. `onDrop` hears of the end over such a line. */
export function useLinkDrag(onDrop: (drag: LinkDrag, target: string) => void) {
  const [drag, setDrag] = useState<LinkDrag>()
  const end = useRef<() => void>(undefined)
  /** The click that ends a drag is none. */
  const wasDragged = useRef(false)
  const drop = useRef(onDrop)
  drop.current = onDrop
  useEffect(() => () => end.current?.(), [])

  const start = (event: PointerEvent, side: LinkSide, property: PropertyView) => {
    wasDragged.current = false
    if (event.button !== 0 || event.pointerType === 'touch') return
    const [x, y] = [event.clientX, event.clientY]
    let current: LinkDrag | undefined
    const move = (next: globalThis.PointerEvent) => {
      if (!current && Math.hypot(next.clientX - x, next.clientY - y) < threshold) return
      wasDragged.current = true
      current = { side, property, pointer: { x: next.clientX, y: next.clientY }, target: lineUnder(next, side) }
      setDrag(current)
    }
    const stop = () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', stop)
      setDrag(undefined)
    }
    const up = () => {
      stop()
      if (current?.target !== undefined) drop.current(current, current.target)
    }
    end.current = stop
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', stop)
  }

  return { drag, start, wasDragged }
}

function lineUnder({ clientX, clientY }: globalThis.PointerEvent, from: LinkSide): string | undefined {
  const line = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-link-path]')
  return line && line.dataset.linkSide !== from ? line.dataset.linkPath : undefined
}
