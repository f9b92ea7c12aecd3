import { type RefObject, useEffect, useRef } from 'react'

export interface PointerPlace {
  readonly x: number
  readonly y: number
}

/** Where the pointer was last over an element, in CSS pixels of the window; `onMove` runs at every move. */
export function usePointer(
  box: RefObject<HTMLElement | null>,
  onMove?: (place: PointerPlace) => void,
): RefObject<PointerPlace | undefined> {
  const place = useRef<PointerPlace | undefined>(undefined)
  const listener = useRef(onMove)
  listener.current = onMove
  useEffect(() => {
    const element = box.current
    if (!element) return
    const stop = new AbortController()
    const follow = ({ clientX, clientY }: PointerEvent) => {
      place.current = { x: clientX, y: clientY }
      listener.current?.(place.current)
    }
    element.addEventListener('pointermove', follow, { signal: stop.signal })
    element.addEventListener('pointerdown', follow, { signal: stop.signal })
    return () => stop.abort()
  }, [box])
  return place
}
