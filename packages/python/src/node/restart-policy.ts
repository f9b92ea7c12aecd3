const delays = [0, 500, 2_000, 8_000] as const
const stableMilliseconds = 10_000
const windowMilliseconds = 60_000
const deathsToAsk = 3

/** When a host that died starts again: at once, then after 0.5, 2 and 8 s; after three deaths within a minute the user is asked. */
export class RestartPolicy {
  #deaths: number[] = []
  #attempt = 0

  /** `lived` is how long the host was ready. Times in milliseconds. */
  died(now: number, lived: number): { readonly delay: number } | 'ask' {
    this.#deaths = [...this.#deaths.filter(time => now - time < windowMilliseconds), now]
    if (this.#deaths.length >= deathsToAsk) return 'ask'
    if (lived >= stableMilliseconds) this.#attempt = 0
    return { delay: delays[Math.min(this.#attempt++, delays.length - 1)] as number }
  }

  /** The user edited a file or asked for a restart: what happened before does not count. */
  reset(): void {
    this.#deaths = []
    this.#attempt = 0
  }
}
