/** Milliseconds after which others get a turn. */
const longestTurn = 25

/** Lets everything else go on between the parts of a long computation, which asks for it after every part. */
export class Pauses {
  readonly #signal: AbortSignal | undefined
  #since = performance.now()

  constructor(signal?: AbortSignal) {
    this.#signal = signal
  }

  /** Cheap when it is called often. Rejects when the computation is no longer wanted. */
  async take(): Promise<void> {
    this.#signal?.throwIfAborted()
    if (performance.now() - this.#since < longestTurn) return
    await new Promise<void>(resolve => void setTimeout(resolve, 0))
    this.#since = performance.now()
    this.#signal?.throwIfAborted()
  }
}
