import type { Vec2, Vec3 } from '@ivw/data'
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
  #picked: number | undefined

  /** Call it first with every event. `views` in pixels of a picture of `size`; where they overlap, the first one counts. */
  follow(event: InteractionEvent, views: readonly (Rectangle | undefined)[], size: Vec2): void {
    if (!isPointer(event)) return
    const view = viewAt(views, [event.position[0] * (size[0] - 1), event.position[1] * (size[1] - 1)])
    if (event.kind === 'picking') {
      // A thing belongs to the view in which the pointer came over it, also when the pointer is elsewhere by now.
      if (event.hover === 'enter') this.#picked = view
      return
    }
    if (!this.#isDragged) this.#current = view
    if (event.kind === 'touch') this.#isDragged = event.points.some(point => point.state !== 'finished')
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
    return index === (event.kind === 'picking' ? this.#picked : this.#current) ? seenFrom(view, event, size) : undefined
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

/** The event with its places as a view has them. */
function seenFrom<E extends PointerEvent>(view: Rectangle, event: E, size: Vec2): E {
  const [x, y, width, height] = view
  const along = (position: number, start: number, length: number, whole: number): number =>
    (position * (whole - 1) - start) / Math.max(length - 1, 1)
  const place = ([px, py]: Vec2): Vec2 => [along(px, x, width, size[0]), along(py, y, height, size[1])]
  const seen = { ...event, position: place(event.position), canvasSize: [width, height] as Vec2 }
  if (seen.kind === 'touch') {
    const points = seen.points.map(point => ({
      ...point,
      position: place(point.position),
      previousPosition: place(point.previousPosition),
      pressedPosition: place(point.pressedPosition),
    }))
    return { ...seen, points }
  }
  if (seen.kind !== 'picking') return seen
  const device = ([px, py, pz]: Vec3): Vec3 => {
    const [nx, ny] = place([(px + 1) / 2, (py + 1) / 2])
    return [2 * nx - 1, 2 * ny - 1, pz]
  }
  const source = seen.source && seenFrom(view, seen.source, size)
  return { ...seen, pressedNdc: device(seen.pressedNdc), previousNdc: device(seen.previousNdc), source }
}
