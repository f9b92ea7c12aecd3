const keptBytes = 512 * 1024 * 1024
// Memory is lent for arrays of at least half its size.
const largestWaste = 2

/** Memory that was touched before, for arrays that are needed briefly: the first touch of 256 MB takes three times as long as their transfer. */
export class ArrayMemory {
  #free: ArrayBuffer[] = []

  /** At least `bytes`, with what was in it before. */
  take(bytes: number): ArrayBuffer {
    const fitting = this.#free.filter(({ byteLength }) => byteLength >= bytes && byteLength <= bytes * largestWaste)
    const smallest = fitting.toSorted((a, b) => a.byteLength - b.byteLength)[0]
    this.#free = this.#free.filter(buffer => buffer !== smallest)
    return smallest ?? new ArrayBuffer(bytes)
  }

  give(buffer: ArrayBuffer): void {
    if (buffer.byteLength > keptBytes) return
    this.#free.push(buffer)
    while (this.#free.reduce((sum, { byteLength }) => sum + byteLength, 0) > keptBytes) this.#free.shift()
  }
}
