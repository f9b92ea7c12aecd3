import type { Processor } from '../processor/processor.ts'

/** As Inviwo waits. */
const milliseconds = 500

/** Holds back background processors that shall not run at every step of a drag, until half a second after their last change. */
export class DelayedStarts {
  readonly #timers = new Map<Processor, { readonly timer: ReturnType<typeof setTimeout>; readonly invalidations: number }>()
  /** For which of its invalidations a processor has waited. */
  readonly #waited = new WeakMap<Processor, number>()
  readonly #onDue: () => void

  constructor(onDue: () => void) {
    this.#onDue = onDue
  }

  /** How many wait. */
  get count(): number {
    return this.#timers.size
  }

  /** Whether it may not run yet; it is asked about again when it may. */
  holds(processor: Processor): boolean {
    const { invalidations } = processor
    if (!processor.backgroundSwitches?.delayDispatch || this.#waited.get(processor) === invalidations) return false
    if (this.#timers.get(processor)?.invalidations === invalidations) return true
    this.forget(processor)
    const timer = setTimeout(() => {
      this.#timers.delete(processor)
      this.#waited.set(processor, invalidations)
      this.#onDue()
    }, milliseconds)
    this.#timers.set(processor, { timer, invalidations })
    return true
  }

  forget(processor: Processor): void {
    clearTimeout(this.#timers.get(processor)?.timer)
    this.#timers.delete(processor)
  }

  clear(): void {
    for (const processor of [...this.#timers.keys()]) this.forget(processor)
  }
}
