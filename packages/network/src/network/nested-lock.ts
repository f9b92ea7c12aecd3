import { type Disposable, disposable } from '../disposable.ts'

/** Held as long as anyone holds it. */
export class NestedLock {
  readonly #released: () => void
  #holders = 0

  /** `released` runs when nobody holds it any more. */
  constructor(released: () => void) {
    this.#released = released
  }

  get isLocked(): boolean {
    return this.#holders > 0
  }

  /** Held until it is disposed. */
  lock(): Disposable {
    this.#holders++
    return disposable(() => this.#release())
  }

  locked(action: () => void): void {
    this.#holders++
    try {
      action()
    } finally {
      this.#release()
    }
  }

  #release(): void {
    this.#holders--
    if (this.#holders === 0) this.#released()
  }
}
