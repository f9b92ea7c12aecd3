import type { GestureState, GestureType, InteractionEvent, KeyState, Modifier, MouseButton, MouseState } from './interaction-event.ts'

/** `any`, or exactly these. */
export type ModifierMatch = 'any' | readonly Modifier[]

export interface MouseMatcher {
  readonly kind: 'mouse'
  readonly buttons: readonly MouseButton[]
  readonly states: readonly MouseState[]
  readonly modifiers: ModifierMatch
}
export interface WheelMatcher {
  readonly kind: 'wheel'
  readonly modifiers: ModifierMatch
}
export interface KeyMatcher {
  readonly kind: 'key'
  readonly key: string
  readonly states: readonly KeyState[]
  readonly modifiers: ModifierMatch
}
export interface GestureMatcher {
  readonly kind: 'gesture'
  readonly types: readonly GestureType[]
  readonly states: readonly GestureState[]
  /** -1: any number. */
  readonly fingers: number
  readonly modifiers: ModifierMatch
}
/** Every event of these kinds; an action that wants to know more looks itself. */
export interface GeneralMatcher {
  readonly kind: 'general'
  readonly kinds: readonly InteractionEvent['kind'][]
}

export type EventMatcher = MouseMatcher | WheelMatcher | KeyMatcher | GestureMatcher | GeneralMatcher

export function matches(matcher: EventMatcher, event: InteractionEvent): boolean {
  if (matcher.kind === 'general') return matcher.kinds.includes(event.kind)
  if (!modifiersMatch(matcher.modifiers, event.modifiers)) return false
  switch (matcher.kind) {
    case 'mouse':
      return event.kind === 'mouse' && matcher.states.includes(event.state) && buttonMatches(matcher, event)
    case 'wheel':
      return event.kind === 'wheel'
    case 'key':
      return event.kind === 'key' && event.key.toLowerCase() === matcher.key.toLowerCase() && matcher.states.includes(event.state)
    case 'gesture':
      return (
        event.kind === 'gesture' &&
        matcher.types.includes(event.type) &&
        matcher.states.includes(event.state) &&
        (matcher.fingers === -1 || matcher.fingers === event.fingers)
      )
  }
}

type Mouse = Extract<InteractionEvent, { kind: 'mouse' }>

/** A move matches by the buttons that are down, everything else by the button that caused it. */
function buttonMatches({ buttons }: MouseMatcher, event: Mouse): boolean {
  if (event.state !== 'move') return event.button !== undefined && buttons.includes(event.button)
  return event.buttons.length === 0 ? buttons.length === 0 || buttons.length === 3 : event.buttons.some(button => buttons.includes(button))
}

function modifiersMatch(wanted: ModifierMatch, held: readonly Modifier[]): boolean {
  return wanted === 'any' || (wanted.length === held.length && wanted.every(modifier => held.includes(modifier)))
}
