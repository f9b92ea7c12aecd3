import { type Disposable, disposable } from '../disposable.ts'
import { NetworkError } from '../errors.ts'
import type { ProcessorHost } from '../processor/processor-host.ts'

/** Identifiers `first` to `first + count - 1`. */
export interface PickingBlock {
  readonly first: number
  readonly count: number
}

/** Of the 24 bits of a picking colour. */
const last = 2 ** 24 - 1

const known = new WeakMap<ProcessorHost, PickingIds>()

/**
 * The identifiers of what can be picked in the pictures of one network: from 1 upward, in blocks, in the order in which processors
 * join it (core spec 1.14). Reserve when a processor joins, and release when it leaves.
 */
export class PickingIds {
  #next = 1
  #free: PickingBlock[] = []
  #watchers = 0

  static of(host: ProcessorHost): PickingIds {
    const found = known.get(host) ?? new PickingIds()
    known.set(host, found)
    return found
  }

  /** Somebody wants to know what is under the pointer; without, it is not worth finding out. */
  get isWatched(): boolean {
    return this.#watchers > 0
  }

  watch(): Disposable {
    this.#watchers++
    return disposable(() => {
      this.#watchers--
    })
  }

  /** The first free block that is large enough, else new identifiers. @throws NetworkError when there are none left. */
  reserve(count: number): PickingBlock {
    const fitting = this.#free.find(block => block.count >= count)
    if (!fitting && this.#next + count - 1 > last)
      throw new NetworkError(`${count} picking identifiers are asked for, ${last + 1 - this.#next} of ${last} are left`)
    if (fitting) {
      this.#free = this.#free.filter(block => block !== fitting)
      if (fitting.count > count) this.#free.push({ first: fitting.first + count, count: fitting.count - count })
      return { first: fitting.first, count }
    }
    const block = { first: this.#next, count }
    this.#next += count
    return block
  }

  release(block: PickingBlock): void {
    if (block.first + block.count === this.#next) this.#next = block.first
    else this.#free.push(block)
  }
}
