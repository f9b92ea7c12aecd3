import type { Vec2 } from '@ivw/data'

/** Where a lookup table (RGBA, linear filter, clamp) is not transparent. */
export class OpacityRanges {
  readonly #size: number
  /** Number of entries before index i that are not transparent. */
  readonly #before: Uint32Array
  /** Lookups outside of it are transparent; empty (low above high) when all are. */
  readonly bounds: Vec2

  constructor(table: ArrayLike<number>) {
    const size = table.length / 4
    this.#size = size
    this.#before = new Uint32Array(size + 1)
    for (let i = 0; i < size; i++) this.#before[i + 1] = (this.#before[i] as number) + ((table[i * 4 + 3] as number) > 0 ? 1 : 0)
    this.bounds = this.#bounds()
  }

  #bounds(): Vec2 {
    const total = this.#before[this.#size] as number
    if (total === 0) return [1, 0]
    const first = this.#before.findIndex(count => count > 0) - 1
    const last = this.#before.indexOf(total) - 1
    const centre = (index: number): number => (index + 0.5) / this.#size
    return [
      first === 0 ? Number.NEGATIVE_INFINITY : centre(first - 1),
      last === this.#size - 1 ? Number.POSITIVE_INFINITY : centre(last + 1),
    ]
  }

  /** Whether any lookup from `low` to `high` can be other than transparent. */
  visible(low: number, high: number): boolean {
    const index = (t: number): number => Math.min(Math.max(t * this.#size - 0.5, 0), this.#size - 1)
    const from = Math.floor(index(low))
    const to = Math.ceil(index(high))
    return (this.#before[to + 1] as number) > (this.#before[from] as number)
  }

  /** Two tables that agree here make the same bricks visible. */
  sameAs(other: OpacityRanges): boolean {
    return this.#size === other.#size && this.#before.every((count, i) => count === other.#before[i])
  }
}
