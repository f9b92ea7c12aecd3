/** Numbers of which nobody knows beforehand how many there will be. */
export class GrowingNumbers<A extends Float32Array | Int32Array> {
  #array: A
  #length = 0

  constructor(empty: A) {
    this.#array = empty
  }

  get length(): number {
    return this.#length
  }

  push(x: number): void {
    if (this.#length === this.#array.length) {
      const larger = new (this.#array.constructor as new (length: number) => A)(Math.max(64, this.#length * 2))
      larger.set(this.#array)
      this.#array = larger
    }
    this.#array[this.#length++] = x
  }

  at(index: number): number {
    return this.#array[index] as number
  }

  /** What was pushed; not to be used after the next push. */
  get numbers(): A {
    return this.#array.subarray(0, this.#length) as A
  }
}
