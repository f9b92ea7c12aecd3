import type { Vec2 } from '@ivw/data'
import { type EventMatcher, EventProperty, type InteractionEvent } from '@ivw/network'

export interface SliceActions {
  /** Goes so many slices forward. */
  shift(slices: number): void
  /** The mouse points at a place of the picture. Returns whether that means anything. */
  mark(place: Vec2): boolean
  readonly enabled: () => boolean
  /** The pointer is at a place of the picture. */
  point?(place: Vec2): void
}

/** How wheel, keys, fingers and mouse move a slice. */
export function sliceEvents(actions: SliceActions): readonly EventProperty[] {
  const event = (id: string, name: string, matcher: EventMatcher, action: (event: InteractionEvent) => boolean): EventProperty =>
    new EventProperty(id, name, matcher, event => {
      if (actions.enabled() && action(event)) event.used = true
    })
  const shift = (slices: number): boolean => {
    actions.shift(slices)
    return true
  }
  const key = (name: string): EventMatcher => ({ kind: 'key', key: name, states: ['press'], modifiers: [] })
  const drag: EventMatcher = { kind: 'mouse', buttons: ['left'], states: ['press', 'move'], modifiers: [] }
  const threeFingers: EventMatcher = {
    kind: 'gesture',
    types: ['pan'],
    states: ['started', 'updated', 'ended'],
    fingers: 3,
    modifiers: 'any',
  }
  const { point } = actions
  const pointed: EventMatcher = { kind: 'mouse', buttons: ['left', 'middle', 'right'], states: ['press', 'move'], modifiers: 'any' }
  const tracker = new EventProperty('mousePositionTracker', 'Mouse Position Tracker', pointed, event => {
    if (actions.enabled() && event.kind === 'mouse') point?.(event.position)
  })
  return [
    event('mouseShiftSlice', 'Mouse Slice Shift', { kind: 'wheel', modifiers: 'any' }, wheel => {
      return wheel.kind === 'wheel' && shift(Math.sign(wheel.delta[1]))
    }),
    event('stepSliceUp', 'Key Slice Up', key('W'), () => shift(1)),
    event('stepSliceDown', 'Key Slice Down', key('S'), () => shift(-1)),
    event('mouseSetMarker', 'Mouse Set Marker', drag, mouse => {
      return mouse.kind === 'mouse' && actions.mark(mouse.position)
    }),
    ...(point ? [tracker] : []),
    event('gestureShiftSlice', 'Gesture Slice Shift', threeFingers, pan => {
      return pan.kind === 'gesture' && pan.deltaPosition[1] !== 0 && shift(Math.sign(pan.deltaPosition[1]))
    }),
  ]
}
