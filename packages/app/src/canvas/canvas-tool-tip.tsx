import { type RefObject, useLayoutEffect, useRef } from 'react'
import { usePointerFeedback } from './pointer-feedback.ts'
import { type PointerPlace, usePointer } from './use-pointer.ts'
import './canvas-tool-tip.css'

/** Beside the pointer, so that the thing under it can be seen. */
const distance = { x: 14, y: 18 }
const margin = 4

/** The text that a processor shows at the pointer. It follows the pointer and stays inside the panel. */
export function CanvasToolTip({ canvas, box }: { canvas: string; box: RefObject<HTMLElement | null> }) {
  const text = usePointerFeedback(state => state.toolTips.get(canvas))
  const tip = useRef<HTMLDivElement>(null)
  const put = (place: PointerPlace) => {
    if (tip.current && box.current) position(tip.current, box.current.getBoundingClientRect(), place)
  }
  const pointer = usePointer(box, put)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another size
  useLayoutEffect(() => {
    if (pointer.current) put(pointer.current)
  }, [text])
  if (text === undefined) return null
  return (
    <div ref={tip} role="tooltip" className="canvas-tool-tip">
      {text}
    </div>
  )
}

/** Right of and below the pointer; on its other side where there is no room. */
function position(tip: HTMLElement, area: DOMRect, { x, y }: PointerPlace): void {
  const { offsetWidth: width, offsetHeight: height } = tip
  const place = (at: number, away: number, size: number, room: number) => {
    const after = at + away
    const side = after + size + margin <= room ? after : at - size - margin
    return Math.max(margin, Math.min(side, room - size - margin))
  }
  const left = place(x - area.left, distance.x, width, area.width)
  const top = place(y - area.top, distance.y, height, area.height)
  tip.style.transform = `translate(${Math.round(left).toString()}px, ${Math.round(top).toString()}px)`
}
