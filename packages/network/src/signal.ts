import { type Disposable, disposable } from './disposable.ts'

/** Callbacks in registration order. One that is added or removed while the signal fires takes effect with the next firing. */
export class Signal<Arguments extends readonly unknown[] = []> {
  #callbacks: readonly ((...values: Arguments) => void)[] = []

  add(callback: (...values: Arguments) => void): Disposable {
    // A wrapper of its own, so that one function may be registered twice and each registration ends by itself.
    const entry = (...values: Arguments) => callback(...values)
    this.#callbacks = [...this.#callbacks, entry]
    return disposable(() => {
      this.#callbacks = this.#callbacks.filter(other => other !== entry)
    })
  }

  fire(...values: Arguments): void {
    for (const callback of this.#callbacks) callback(...values)
  }

  /** Nobody listens: what would be told need not be made. */
  get isEmpty(): boolean {
    return this.#callbacks.length === 0
  }
}
