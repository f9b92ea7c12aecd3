/** Whole numbers from 0 to 2^32 - 1, ascending: which rows are selected. Never changes. */
export class IndexSet implements Iterable<number> {
  static readonly empty = new IndexSet(new Uint32Array())
  readonly #numbers: Uint32Array

  private constructor(ascending: Uint32Array) {
    this.#numbers = ascending
  }

  /** Any order; the same number twice counts once. */
  static of(numbers: Iterable<number>): IndexSet {
    const sorted = Uint32Array.from(numbers).sort()
    const unique = sorted.filter((number, i) => i === 0 || number !== sorted[i - 1])
    return unique.length === 0 ? IndexSet.empty : new IndexSet(unique)
  }

  /** From `ranges`: first and past-the-last number of each run, one after the other. */
  static fromRanges(ranges: readonly number[]): IndexSet {
    const runs = Array.from({ length: ranges.length >> 1 }, (_, i) => [ranges[2 * i] as number, ranges[2 * i + 1] as number] as const)
    const numbers = new Uint32Array(runs.reduce((size, [first, end]) => size + Math.max(0, end - first), 0))
    let filled = 0
    for (const [first, end] of runs) for (let number = first; number < end; number++) numbers[filled++] = number
    return IndexSet.of(numbers)
  }

  /** What `fromRanges` takes. */
  toRanges(): number[] {
    const ranges: number[] = []
    for (const number of this.#numbers) {
      if (ranges.length > 0 && ranges.at(-1) === number) ranges[ranges.length - 1] = number + 1
      else ranges.push(number, number + 1)
    }
    return ranges
  }

  static union(sets: Iterable<IndexSet>): IndexSet {
    const filled = [...sets].filter(set => set.size > 0)
    if (filled.length < 2) return filled[0] ?? IndexSet.empty
    const numbers = new Uint32Array(filled.reduce((size, set) => size + set.size, 0))
    let at = 0
    for (const set of filled) {
      numbers.set(set.#numbers, at)
      at += set.size
    }
    return IndexSet.of(numbers)
  }

  get size(): number {
    return this.#numbers.length
  }

  has(number: number): boolean {
    let [low, high] = [0, this.#numbers.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#numbers[middle] as number) < number) low = middle + 1
      else high = middle
    }
    return this.#numbers[low] === number
  }

  equals(other: IndexSet): boolean {
    return this.size === other.size && this.#numbers.every((number, i) => number === other.#numbers[i])
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#numbers[Symbol.iterator]()
  }
}
