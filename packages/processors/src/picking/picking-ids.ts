import type { ProcessorHost } from '@ivw/network'

/** Identifiers `first` to `first + count - 1`. */
export interface PickingBlock {
  readonly first: number
  readonly count: number
}

const known = new WeakMap<ProcessorHost, PickingIds>()

/**
 * The identifiers of what can be picked in the pictures of one network: from 1 upward, in blocks, in the order in which processors
 * join it (core spec 1.14). Reserve when a processor joins, and release when it leaves.
 */
export class PickingIds {
  #next = 1
  #free: PickingBlock[] = []

  static of(host: ProcessorHost): PickingIds {
    const found = known.get(host) ?? new PickingIds()
    known.set(host, found)
    return found
  }

  /** The first free block that is large enough, else new identifiers. */
  reserve(count: number): PickingBlock {
    const fitting = this.#free.find(block => block.count >= count)
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
