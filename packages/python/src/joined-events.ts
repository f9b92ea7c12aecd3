import type { Vec2 } from '@ivw/data'
import type { InteractionEvent, MouseEvent, PickingEvent, TouchEvent, WheelEvent } from '@ivw/network'

/** A picture downstream has another size, in pixels. */
export interface ResizeEvent {
  readonly kind: 'resize'
  readonly size: Vec2
  readonly previousSize: Vec2
  used?: boolean | undefined
}

/** What is sent to Python as an event. */
export type SentEvent = InteractionEvent | ResizeEvent

/** One event that says what two say that follow each other; undefined where something would be lost. */
export function joinedEvents(first: SentEvent, second: SentEvent): SentEvent | undefined {
  if (first.kind === 'resize' && second.kind === 'resize') return { ...second, previousSize: first.previousSize }
  if (first.kind === 'mouse' && second.kind === 'mouse') return joinedMoves(first, second)
  if (first.kind === 'wheel' && second.kind === 'wheel') return joinedTurns(first, second)
  if (first.kind === 'touch' && second.kind === 'touch') return joinedTouches(first, second)
  if (first.kind === 'picking' && second.kind === 'picking') return joinedPicking(first, second)
  return undefined
}

function joinedMoves(first: MouseEvent, second: MouseEvent): MouseEvent | undefined {
  return first.state === 'move' && second.state === 'move' && sameButtons(first, second) ? second : undefined
}

function joinedTurns(first: WheelEvent, second: WheelEvent): WheelEvent | undefined {
  if (!sameButtons(first, second)) return undefined
  return { ...second, delta: [first.delta[0] + second.delta[0], first.delta[1] + second.delta[1]] }
}

function joinedTouches(first: TouchEvent, second: TouchEvent): TouchEvent | undefined {
  const moves = (points: TouchEvent['points']) => points.every(({ state }) => state === 'updated' || state === 'stationary')
  const isSame = first.points.length === second.points.length && second.points.every((point, i) => point.id === first.points[i]?.id)
  if (!isSame || !moves(first.points) || !moves(second.points)) return undefined
  const points = second.points.map((point, i) => ({ ...point, previousPosition: (first.points[i] ?? point).previousPosition }))
  return { ...second, points }
}

/** Differences to the event before add up, as those are kept from the first. */
function joinedPicking(first: PickingEvent, second: PickingEvent): PickingEvent | undefined {
  const isSame = first.id === second.id && first.press === second.press && first.hover === second.hover && sameButtons(first, second)
  const isMove = second.state === 'updated' && (second.press === 'move' || (second.press === 'none' && second.hover !== 'exit'))
  if (!isSame || !isMove || first.state !== 'updated') return undefined
  const source = joinedSources(first.source, second.source)
  if (second.source && !source) return undefined
  return { ...second, source, previousId: first.previousId, previousNdc: first.previousNdc }
}

function joinedSources(first: PickingEvent['source'], second: PickingEvent['source']): PickingEvent['source'] {
  return first && second ? (joinedEvents(first, second) as PickingEvent['source']) : undefined
}

interface WithButtons {
  readonly buttons: readonly string[]
  readonly modifiers: readonly string[]
}

function sameButtons(a: WithButtons, b: WithButtons): boolean {
  return a.buttons.join() === b.buttons.join() && a.modifiers.join() === b.modifiers.join()
}
