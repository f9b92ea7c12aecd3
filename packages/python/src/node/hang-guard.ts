import type { UserPlace } from './user-stack.ts'

const patience = 3_000

export interface HangGuardOptions {
  /** Where user code is now. */
  readonly place: () => Promise<UserPlace | undefined>
  /** A sentence for the user. */
  readonly say: (running: string, text: string, place: UserPlace | undefined) => void
}

/**
 * Tells of user code that runs for 3 s, and where it is: it may never end. What is known to take long, as it did the last time, is not
 * told of again.
 */
export class HangGuard {
  readonly #options: HangGuardOptions
  readonly #timers = new Map<number, { readonly running: string; readonly timer: NodeJS.Timeout }>()
  readonly #slow = new Set<string>()
  /** While a debugger holds Python, waiting is what the user wants. */
  rests = false

  constructor(options: HangGuardOptions) {
    this.#options = options
  }

  began(id: number, running: string): void {
    const timer = setTimeout(() => void this.#tell(id, running), patience).unref()
    this.#timers.set(id, { running, timer })
  }

  ended(id: number): void {
    const run = this.#timers.get(id)
    if (!run) return
    clearTimeout(run.timer)
    this.#timers.delete(id)
  }

  /** The process is gone. */
  clear(): void {
    for (const id of [...this.#timers.keys()]) this.ended(id)
  }

  /** The user edited a file: what was slow may not be so any more. */
  forget(): void {
    this.#slow.clear()
  }

  async #tell(id: number, running: string): Promise<void> {
    if (this.rests || this.#slow.has(running)) return
    this.#slow.add(running)
    const place = await this.#options.place()
    if (!this.#timers.has(id)) return
    const at = place ? `, now in ${place.function} at ${place.file}, line ${place.line}` : ''
    this.#options.say(running, `${running} has been running for ${patience / 1000} s${at}. Cancel stops it.`, place)
  }
}
