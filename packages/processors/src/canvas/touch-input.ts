import type { Vec2 } from '@ivw/data'
import type { GestureEvent, MouseEvent, TouchEvent, TouchPoint } from '@ivw/network'

/** What fingers do besides touching: gestures for cameras, and what a mouse would have done for those who know nothing else. */
export class TouchInput {
  #fingers = 0

  /** To be offered in this order until one is used; `ended` is for everybody. */
  of(touch: TouchEvent): { readonly ended: GestureEvent | undefined; readonly offers: readonly (GestureEvent | MouseEvent)[] } {
    const down = touch.points.filter(point => point.state !== 'finished')
    const before = this.#fingers
    this.#fingers = down.length
    const ended = before > 0 && down.length !== before ? gesture(touch, 'ended', before, touch.points) : undefined
    const gestures = down.length > 0 ? [gesture(touch, down.length === before ? 'updated' : 'started', down.length, down)] : []
    const isOne = touch.points.length === 1
    return { ended, offers: [...gestures, ...(isOne ? [mouse(touch, touch.points[0] as TouchPoint)] : [])] }
  }
}

function gesture(touch: TouchEvent, state: GestureEvent['state'], fingers: number, points: readonly TouchPoint[]): GestureEvent {
  const { modifiers, canvas, canvasSize, depth } = touch
  const [now, before] = [points.map(point => point.position), points.map(point => point.previousPosition)]
  const [position, previous] = [middle(now), middle(before)]
  const isUpdate = state === 'updated'
  const [span, spanBefore] = [acrossOf(now, canvasSize), acrossOf(before, canvasSize)]
  return {
    ...{ kind: 'gesture', type: fingers > 1 ? 'pinch' : 'pan', state, fingers, modifiers, canvas, canvasSize, depth, position },
    deltaPosition: isUpdate ? [position[0] - previous[0], position[1] - previous[1]] : [0, 0],
    deltaScale: isUpdate && spanBefore.length > 0 && span.length > 0 ? span.length / spanBefore.length : 1,
    deltaAngle: isUpdate && points.length > 1 ? turned(spanBefore.angle, span.angle) : 0,
  }
}

function mouse(touch: TouchEvent, point: TouchPoint): MouseEvent {
  const { modifiers, canvas, canvasSize, depth } = touch
  const state = point.state === 'started' ? 'press' : point.state === 'finished' ? 'release' : 'move'
  return {
    ...{ kind: 'mouse', state, modifiers, canvas, canvasSize, depth, position: point.position },
    button: state === 'move' ? undefined : 'left',
    buttons: state === 'release' ? [] : ['left'],
  }
}

function middle(places: readonly Vec2[]): Vec2 {
  const count = Math.max(1, places.length)
  const sum = (axis: 0 | 1) => places.reduce((total, place) => total + place[axis], 0) / count
  return [sum(0), sum(1)]
}

/** From the first finger to the second, in pixels. */
function acrossOf([a, b]: readonly Vec2[], [width, height]: Vec2): { readonly length: number; readonly angle: number } {
  if (!a || !b) return { length: 0, angle: 0 }
  const [x, y] = [(b[0] - a[0]) * width, (b[1] - a[1]) * height]
  return { length: Math.hypot(x, y), angle: Math.atan2(y, x) }
}

/** The short way round. */
function turned(from: number, to: number): number {
  const angle = to - from
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI))
}
