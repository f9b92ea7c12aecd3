import type { Vec2 } from '@ivw/data'
import type { InteractionEvent } from '@ivw/network'
import type { Rectangle } from '@ivw/render'

type PointerEvent = Extract<InteractionEvent, { readonly position: Vec2 }>

/**
 * Sends what the user does in a composed picture to the part that it is done in, as if that were a picture of its own. A drag stays
 * in the part where it began; keys go to where the pointer was last (core spec 1.13).
 */
export class ViewRouter {
  #current: number | undefined
  #isDragged = false

  /** Call it first with every event. `views` in pixels of a picture of `size`; where they overlap, the first one counts. */
  follow(event: InteractionEvent, views: readonly (Rectangle | undefined)[], size: Vec2): void {
    if (!isPointer(event)) return
    if (!this.#isDragged) this.#current = viewAt(views, [event.position[0] * (size[0] - 1), event.position[1] * (size[1] - 1)])
    if (event.kind !== 'mouse') return
    if (event.state === 'press') this.#isDragged = true
    if (event.state === 'release' && event.buttons.length === 0) this.#isDragged = false
  }

  /** Number of the view that the last event was in; none outside of all. */
  get current(): number | undefined {
    return this.#current
  }

  /** The event as a view sees it; undefined when it is none of its business. */
  eventIn(index: number, event: InteractionEvent, view: Rectangle, size: Vec2): InteractionEvent | undefined {
    if (!isPointer(event)) return this.#current === undefined || this.#current === index ? event : undefined
    if (this.#current !== index) return undefined
    const [x, y, width, height] = view
    const place = (position: number, start: number, length: number, whole: number): number =>
      (position * (whole - 1) - start) / Math.max(length - 1, 1)
    const position: Vec2 = [place(event.position[0], x, width, size[0]), place(event.position[1], y, height, size[1])]
    return { ...event, position, canvasSize: [width, height] }
  }
}

function isPointer(event: InteractionEvent): event is PointerEvent {
  return 'position' in event
}

function viewAt(views: readonly (Rectangle | undefined)[], [px, py]: Vec2): number | undefined {
  const found = views.findIndex(view => {
    if (!view) return false
    const [x, y, width, height] = view
    return px >= x && px < x + width && py >= y && py < y + height
  })
  return found < 0 ? undefined : found
}
