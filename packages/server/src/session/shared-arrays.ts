import { checkReference, type SharedArray } from '@ivw/python'

/**
 * The arrays that relayed messages of the host have named and nobody has read yet. Only these can be fetched over HTTP,
 * so a request names a slot and never decides which file is read.
 */
export class SharedArrays {
  readonly #unread = new Map<number, SharedArray>()

  /** Remembers every shared array in a message and returns their slots. Throws ProtocolError for a reference that contradicts itself. */
  note(value: unknown): number[] {
    if (typeof value !== 'object' || value === null) return []
    if (!('$array' in value)) return Object.values(value).flatMap(inner => this.note(inner))
    const reference = checkReference(value.$array)
    if (!('slot' in reference)) return []
    this.#unread.set(reference.slot, reference)
    return [reference.slot]
  }

  /** Hands an array out, once. */
  take(slot: number, path: string): SharedArray | undefined {
    const reference = this.#unread.get(slot)
    if (reference?.path !== path) return undefined
    this.#unread.delete(slot)
    return reference
  }

  forget(slots: readonly number[]): void {
    for (const slot of slots) this.#unread.delete(slot)
  }

  /** Forgets all; returns the slots that were never read. */
  clear(): number[] {
    const slots = [...this.#unread.keys()]
    this.#unread.clear()
    return slots
  }
}
