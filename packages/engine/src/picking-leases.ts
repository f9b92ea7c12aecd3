import { type Disposable, type PickingBlock, PickingIds, type ProcessorNetwork } from '@ivw/network'

interface Lease {
  readonly block: PickingBlock
  readonly processor: string
  readonly key: string
  readonly watch: Disposable
  /** Objects of Python that use it: two while a reloaded processor takes the place of the one before. */
  holders: number
}

/**
 * Picking identifiers of Python processors. Who asks for the same again, as the new version of a processor does before the old one
 * goes, or all after Python was restarted, gets the same: pictures that are drawn stay right.
 */
export class PickingLeases implements Disposable {
  readonly #network: ProcessorNetwork
  readonly #byKey = new Map<string, Lease>()
  readonly #byFirst = new Map<number, Lease>()
  readonly #subscription: Disposable

  constructor(network: ProcessorNetwork) {
    this.#network = network
    this.#subscription = network.observe({
      processorRemoved: ({ identifier }) => this.#endUnused(lease => lease.processor === identifier),
    })
  }

  /** The first of `count` identifiers; `request` counts what the object has asked for so far. */
  reserve(processor: string, request: number, count: number): number {
    const key = `${processor} ${request} ${count}`
    const known = this.#byKey.get(key)
    if (known) {
      known.holders++
      return known.block.first
    }
    const ids = PickingIds.of(this.#network)
    const lease = { block: ids.reserve(count), processor, key, watch: ids.watch(), holders: 1 }
    this.#byKey.set(key, lease)
    this.#byFirst.set(lease.block.first, lease)
    return lease.block.first
  }

  release(first: number): void {
    const lease = this.#byFirst.get(first)
    if (!lease || lease.holders === 0) return
    lease.holders--
    if (lease.holders === 0) this.#end(lease)
  }

  /** Python ended; what its processors had is kept for when they come back. */
  hostLost(): void {
    this.#endUnused(lease => lease.holders === 0)
    for (const lease of this.#byKey.values()) lease.holders = 0
  }

  dispose(): void {
    this.#subscription.dispose()
  }

  #endUnused(isMeant: (lease: Lease) => boolean): void {
    for (const lease of [...this.#byKey.values()]) if (lease.holders === 0 && isMeant(lease)) this.#end(lease)
  }

  #end(lease: Lease): void {
    this.#byKey.delete(lease.key)
    this.#byFirst.delete(lease.block.first)
    PickingIds.of(this.#network).release(lease.block)
    lease.watch.dispose()
  }
}
