/**
 * Sends one request at a time that runs user code, so that an interrupt hits what it is meant for, and so that each run starts with
 * the newest values. While Python itself waits for an answer from here, one more may run: Python serves it meanwhile.
 */
export class RunQueue {
  #waiting: { readonly start: () => Promise<unknown>; readonly reject: (error: unknown) => void }[] = []
  #running = 0
  #nested = 0
  /** Called before each run, to send what was held back. */
  readonly #beforeRun: () => void

  constructor(beforeRun: () => void) {
    this.#beforeRun = beforeRun
  }

  /** Whether user code runs and Python is not listening. */
  get isBusy(): boolean {
    return this.#running > this.#nested
  }

  /** Runs `action` in its turn. An abort before that rejects with the signal's reason and sends nothing. */
  add<T>(action: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const start = async () => {
        signal?.removeEventListener('abort', abort)
        await action().then(resolve, reject)
      }
      const entry = { start, reject }
      const abort = () => {
        this.#waiting = this.#waiting.filter(other => other !== entry)
        reject(signal?.reason)
      }
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      signal?.addEventListener('abort', abort, { once: true })
      this.#waiting.push(entry)
      this.#next()
    })
  }

  /** Python waits for an answer until `action` has settled. */
  async whileServed<T>(action: () => Promise<T>): Promise<T> {
    this.#nested++
    try {
      this.#beforeRun()
      this.#next()
      return await action()
    } finally {
      this.#nested--
    }
  }

  /** Python is gone: what waits will never run. */
  rejectAll(error: Error): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const entry of waiting) entry.reject(error)
  }

  #next(): void {
    while (!this.isBusy) {
      const entry = this.#waiting.shift()
      if (!entry) {
        this.#beforeRun()
        return
      }
      this.#running++
      this.#beforeRun()
      void entry.start().finally(() => {
        this.#running--
        this.#next()
      })
    }
  }
}
