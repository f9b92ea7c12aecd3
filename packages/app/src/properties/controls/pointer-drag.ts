import type { PointerEvent as ReactPointerEvent } from 'react'

/** What happens during a drag. Distances in CSS pixels. */
export interface DragHandlers {
  /** From the last event. */
  move(event: PointerEvent, delta: { readonly x: number; readonly y: number }): void
  /** `moved` is false when the pointer stayed within the threshold: a click. */
  end(event: PointerEvent, moved: boolean): void
  /** Escape was pressed or the pointer was lost. */
  cancel(): void
}

/** Distance that parts a click from a drag. */
const threshold = 3

/**
 * Follows a pressed pointer, wherever it goes, until it is released. `move` is first called beyond the threshold,
 * or at once with `immediate`. Call it from `onPointerDown`.
 */
export function followPointer(down: ReactPointerEvent<Element>, handlers: DragHandlers, { immediate = false } = {}): void {
  const element = down.currentTarget
  const { pointerId } = down
  const listening = new AbortController()
  const options = { signal: listening.signal }
  let moved = immediate
  let last = { x: down.clientX, y: down.clientY }
  element.setPointerCapture(pointerId)

  const stop = () => {
    listening.abort()
    if (element.hasPointerCapture(pointerId)) element.releasePointerCapture(pointerId)
  }
  const mine = (listener: (event: PointerEvent) => void) => (event: Event) => {
    if (event instanceof PointerEvent && event.pointerId === pointerId) listener(event)
  }
  element.addEventListener(
    'pointermove',
    mine(event => {
      const delta = { x: event.clientX - last.x, y: event.clientY - last.y }
      if (!moved && Math.hypot(delta.x, delta.y) < threshold) return
      moved = true
      last = { x: event.clientX, y: event.clientY }
      handlers.move(event, delta)
    }),
    options,
  )
  element.addEventListener(
    'pointerup',
    mine(event => {
      stop()
      handlers.end(event, moved)
    }),
    options,
  )
  const cancel = () => {
    stop()
    handlers.cancel()
  }
  element.addEventListener('pointercancel', mine(cancel), options)
  element.addEventListener('lostpointercapture', mine(cancel), options)
  // Before anything else hears of it: Escape ends the drag alone, not the dialog around it.
  window.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopImmediatePropagation()
      cancel()
    },
    { capture: true, signal: listening.signal },
  )
}
