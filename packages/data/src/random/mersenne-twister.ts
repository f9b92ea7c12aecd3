const length = 624
const middle = 397
const range = 2 ** 32

/**
 * The 32-bit Mersenne Twister mt19937 (Matsumoto and Nishimura 1998), with the distributions that Inviwo draws from it, number for
 * number (processors-b spec 1.1).
 */
export class MersenneTwister {
  readonly #state = new Uint32Array(length)
  #next = length

  /** `seed` wraps to 32 bits. */
  constructor(seed = 5489) {
    const state = this.#state
    state[0] = seed
    for (let i = 1; i < length; i++) {
      const before = state[i - 1] as number
      state[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i
    }
  }

  /** From 0 to 2^32 - 1. */
  uint32(): number {
    if (this.#next === length) this.#twist()
    let y = this.#state[this.#next++] as number
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }

  /** From `low` up to `high`, as single precision computes it; one draw. */
  float(low = 0, high = 1): number {
    const unit = Math.fround(this.uint32()) / range
    return Math.fround(Math.fround(unit * Math.fround(high - low)) + Math.fround(low))
  }

  /** From `low` up to `high`, two draws, the lower word first. */
  double(low = 0, high = 1): number {
    const lower = this.uint32()
    return low + (high - low) * ((lower + this.uint32() * range) / range ** 2)
  }

  /** Whole, `low` and `high` included. Libraries differ here, so results are not those of Inviwo (D. Lemire's method, 2019). */
  integer(low: number, high: number): number {
    const count = high - low + 1
    const threshold = range % count
    for (;;) {
      const product = BigInt(this.uint32()) * BigInt(count)
      if (Number(product & 0xffffffffn) >= threshold) return low + Number(product >> 32n)
    }
  }

  #twist(): void {
    const state = this.#state
    for (let i = 0; i < length; i++) {
      const mixed = ((state[i] as number) & 0x80000000) | ((state[(i + 1) % length] as number) & 0x7fffffff)
      state[i] = (state[(i + middle) % length] as number) ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0)
    }
    this.#next = 0
  }
}
