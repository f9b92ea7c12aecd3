import type { PropertyState } from '../property/description.ts'
import { sameValue } from '../property/equality.ts'
import type { Property } from '../property/property.ts'

/**
 * Puts recorded states back exactly. Callbacks run, because processors keep more than properties show; what they change
 * themselves in answer is put back in the end, silently: the record already holds what they did when it was made.
 */
export class Restoration {
  readonly #restored = new Map<Property, PropertyState>()
  readonly #answers = new Map<Property, PropertyState>()
  #current: Property | undefined

  restore(property: Property, state: PropertyState): void {
    this.#restored.set(property, { ...this.#restored.get(property), ...state })
    this.#current = property
    try {
      property.restoreState(state)
    } finally {
      this.#current = undefined
    }
  }

  /** A property is about to change while something is restored. */
  notice(property: Property, before: PropertyState, next: PropertyState): void {
    if (!this.#current || property === this.#current) return
    const changed = Object.entries(before).filter(([key, value]) => !sameValue(value, next[key]))
    this.#answers.set(property, { ...Object.fromEntries(changed), ...this.#answers.get(property) })
  }

  finish(isThere: (property: Property) => boolean): void {
    for (const property of new Set([...this.#answers.keys(), ...this.#restored.keys()]))
      if (isThere(property)) property.reassertState({ ...this.#answers.get(property), ...this.#restored.get(property) })
  }
}
