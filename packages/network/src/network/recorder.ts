import type { PropertyState } from '../property/description.ts'
import { sameValue } from '../property/equality.ts'
import type { Property } from '../property/property.ts'
import type { Change } from './change.ts'

/** Collects the inverse of everything that happens to the network, whoever caused it: an edit, a link, a callback. */
export class Recorder {
  readonly #inverses: Change[] = []

  record(inverse: Change): void {
    this.#inverses.push(inverse)
  }

  /** Only the fields that changed: what changes outside of edits (ranges that follow the data) stays as it is then. */
  recordProperty(property: Property, before: PropertyState, next: PropertyState): void {
    const state = Object.fromEntries(Object.entries(before).filter(([key, value]) => !sameValue(value, next[key])))
    this.record({ kind: 'setProperty', path: property.path, state, restored: true })
  }

  /** How much is recorded, for the two below. */
  get length(): number {
    return this.#inverses.length
  }

  /** What undoes everything since, last change first. */
  inverseSince(length: number): Change[] {
    return compact(this.#inverses.slice(length).reverse())
  }

  /** Forgets what was undone. */
  forgetSince(length: number): void {
    this.#inverses.length = length
  }
}

/** Successive restorations of one property become one; of a field that is restored twice the later entry holds. */
export function compact(changes: readonly Change[]): Change[] {
  const result: Change[] = []
  for (const change of changes) {
    const last = result.at(-1)
    if (change.kind === 'setProperty' && last?.kind === 'setProperty' && last.path === change.path && last.restored && change.restored)
      result[result.length - 1] = { ...change, state: { ...last.state, ...change.state } }
    else result.push(change)
  }
  return result
}
