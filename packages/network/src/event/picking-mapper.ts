import type { Disposable } from '../disposable.ts'
import type { ProcessorHost } from '../processor/processor-host.ts'
import type { PickingEvent } from './interaction-event.ts'
import { type PickingBlock, PickingIds } from './picking-ids.ts'

/** Is told what the user does to one of the things that it has identifiers for. Set `event.used` to keep cameras from turning. */
export type PickingAction = (event: PickingEvent, index: number) => void

/** Identifiers for things that a processor draws, while it is in a network. Made by `Processor.addPicking`. */
export class PickingMapper {
  enabled = true
  readonly #action: PickingAction | undefined
  #count: number
  #host: ProcessorHost | undefined
  #block: PickingBlock | undefined
  #watch: Disposable | undefined

  /** @internal */
  constructor(count: number, action?: PickingAction) {
    this.#count = count
    this.#action = action
  }

  get count(): number {
    return this.#count
  }

  /** Of the first thing; the others follow. 0, which is nothing, outside of a network. */
  get first(): number {
    return this.#block?.first ?? 0
  }

  /** Identifiers may change: what was drawn with the old ones has to be drawn anew. */
  resize(count: number): void {
    if (count === this.#count) return
    this.#count = count
    if (!this.#host || !this.#block) return
    PickingIds.of(this.#host).release(this.#block)
    this.#block = PickingIds.of(this.#host).reserve(count)
  }

  /** Number of the thing that has a global identifier; undefined when that belongs to somebody else. */
  indexOf(id: number): number | undefined {
    const index = id - this.first
    return this.#block && index >= 0 && index < this.#count ? index : undefined
  }

  /** @internal */
  join(host: ProcessorHost): void {
    this.#host = host
    this.#block ??= PickingIds.of(host).reserve(this.#count)
    if (this.#action) this.#watch ??= PickingIds.of(host).watch()
  }

  /** @internal */
  leave(): void {
    if (this.#host && this.#block) PickingIds.of(this.#host).release(this.#block)
    this.#watch?.dispose()
    this.#watch = undefined
    this.#host = undefined
    this.#block = undefined
  }

  /** @internal */
  handle(event: PickingEvent): void {
    const index = this.enabled ? this.indexOf(event.id) : undefined
    if (index !== undefined) this.#action?.(event, index)
  }
}
