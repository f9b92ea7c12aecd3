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
  /** From the lowest to the highest; no two touch, and none touches `#next`. */
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
      const rest = { first: fitting.first + count, count: fitting.count - count }
      this.#free = this.#free.flatMap(block => (block !== fitting ? [block] : rest.count > 0 ? [rest] : []))
      return { first: fitting.first, count }
    }
    const block = { first: this.#next, count }
    this.#next += count
    return block
  }

  /** Blocks side by side become one: what grows over and over would use up all identifiers otherwise. */
  release(block: PickingBlock): void {
    const before = this.#free.find(free => endOf(free) === block.first)
    const after = this.#free.find(free => free.first === endOf(block))
    const first = before?.first ?? block.first
    const end = endOf(after ?? block)
    const others = this.#free.filter(free => free !== before && free !== after)
    if (end === this.#next) this.#next = first
    else others.push({ first, count: end - first })
    this.#free = others.sort((a, b) => a.first - b.first)
  }
}

const endOf = ({ first, count }: PickingBlock): number => first + count
