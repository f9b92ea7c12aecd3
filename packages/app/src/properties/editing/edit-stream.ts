import type { PropertyState } from '@ivw/engine/protocol'

/** Runs something before the next frame. */
export type FrameScheduler = (run: () => void) => void

/**
 * What a drag sends: at most one request for each frame and never two at once, the latest values win.
 * A slow engine is thus never sent more than it can take.
 */
export class EditStream {
  readonly #send: (patch: PropertyState) => Promise<unknown>
  readonly #schedule: FrameScheduler
  #waiting: PropertyState | undefined
  #pump: Promise<void> | undefined
  #refusal: { readonly error: unknown } | undefined
  #finishing = false
  #skipFrame: () => void = () => undefined

  constructor(send: (patch: PropertyState) => Promise<unknown>, schedule: FrameScheduler = requestAnimationFrame) {
    this.#send = send
    this.#schedule = schedule
  }

  push(patch: PropertyState): void {
    this.#waiting = { ...this.#waiting, ...patch }
    this.#pump ??= this.#run()
  }

  /** Sends what still waits, without waiting for a frame. Resolves when the engine has answered; rejects when it refused the last request. */
  async finish(): Promise<void> {
    this.#finishing = true
    this.#skipFrame()
    await this.#pump
    if (this.#refusal) throw this.#refusal.error
  }

  async #run(): Promise<void> {
    while (this.#waiting) {
      if (!this.#finishing) await this.#frame()
      const patch = this.#waiting
      this.#waiting = undefined
      await this.#request(patch)
    }
    this.#pump = undefined
  }

  #frame(): Promise<void> {
    return new Promise(resolve => {
      this.#skipFrame = resolve
      // A bare reference to requestAnimationFrame must not be called as a method of this object.
      const schedule = this.#schedule
      schedule(resolve)
    })
  }

  async #request(patch: PropertyState): Promise<void> {
    try {
      await this.#send(patch)
      this.#refusal = undefined
    } catch (error) {
      this.#refusal = { error }
    }
  }
}
