import type { AnimatedProperty } from '@ivw/engine/protocol'
import type { EngineClient } from '../engine/client.ts'

/** Shows animations in the canvases of the page. One question at a time; the newest time wins. */
export class AnimationPreview {
  readonly #engine: EngineClient
  #begun: readonly AnimatedProperty[] | undefined
  #asking: Promise<void> | undefined
  #next: number | undefined
  #held = false

  constructor(engine: EngineClient) {
    this.#engine = engine
  }

  /** Resolves when the picture of that time is drawn, or of a later one that was asked for meanwhile. */
  async show(properties: readonly AnimatedProperty[], at: number): Promise<void> {
    if (this.#held) return
    this.#next = at
    this.#asking ??= this.#ask(properties).finally(() => {
      this.#asking = undefined
    })
    await this.#asking
  }

  /** Properties are as they were. */
  async stop(): Promise<void> {
    this.#next = undefined
    await this.#asking?.catch(() => undefined)
    const ends = this.#begun !== undefined && !this.#held
    this.#begun = undefined
    if (ends) await this.#engine.request('endAnimation', {})
  }

  /** Somebody else animates: until the result is called nothing is shown. */
  async hold(): Promise<() => void> {
    await this.stop()
    this.#held = true
    return () => {
      this.#held = false
    }
  }

  async #ask(properties: readonly AnimatedProperty[]): Promise<void> {
    if (this.#begun !== properties) await this.#begin(properties)
    while (this.#next !== undefined) {
      const at = this.#next
      this.#next = undefined
      try {
        await this.#engine.request('animationFrame', { at })
      } catch {
        // A save ends it.
        await this.#begin(properties)
        await this.#engine.request('animationFrame', { at })
      }
    }
  }

  async #begin(properties: readonly AnimatedProperty[]): Promise<void> {
    await this.#engine.request('beginAnimation', { properties })
    this.#begun = properties
  }
}
