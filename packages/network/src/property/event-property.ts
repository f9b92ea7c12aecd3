import type { InteractionEvent } from '../event/interaction-event.ts'
import { type EventMatcher, matches } from '../event/matcher.ts'
import type { PropertyOptions } from './description.ts'
import { Property } from './property.ts'
import { expectOneOf, expectRecord } from './validation.ts'

export type EventPropertyState = { readonly matcher: EventMatcher }
export type EventAction = (event: InteractionEvent) => void

const kinds = ['mouse', 'wheel', 'key', 'gesture', 'general'] as const

/** Binds an action to what the user does in a picture. The action sets `event.used` to keep the event from going further. */
export class EventProperty extends Property<EventPropertyState> {
  static override readonly classIdentifier = 'org.inviwo.EventProperty'
  /** Not saved. */
  enabled = true
  readonly #action: EventAction | undefined

  constructor(identifier: string, displayName: string, matcher: EventMatcher, action?: EventAction, options: PropertyOptions = {}) {
    super(identifier, displayName, { matcher }, { invalidationLevel: 'valid', ...options })
    this.#action = action
  }

  get matcher(): EventMatcher {
    return this.state.matcher
  }
  set matcher(matcher: EventMatcher) {
    this.setState({ matcher })
  }

  /** Runs the action when the matcher matches. */
  invoke(event: InteractionEvent): void {
    if (this.enabled && matches(this.matcher, event)) this.#action?.(event)
  }

  protected override conform(patch: Partial<EventPropertyState>, before: EventPropertyState): EventPropertyState {
    const matcher = expectRecord(this.path, { ...before, ...patch }.matcher)
    expectOneOf(this.path, matcher.kind, kinds)
    return { matcher: { ...before.matcher, ...matcher } as EventMatcher }
  }
}
