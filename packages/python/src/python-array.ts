import { type ArraySource, DataError, type NumericArray } from '@ivw/data'
import { ArrayMemory } from './array-memory.ts'

/** Who can fetch an array of Python by its handle. */
export interface ArrayFetcher {
  fetch(handle: string, signal?: AbortSignal, allocate?: (bytes: number) => ArrayBuffer): Promise<NumericArray>
}

const memory = new ArrayMemory()

/** Numbers that stay in Python until somebody here reads them; then they are kept. */
export class PythonArray implements ArraySource {
  readonly home = 'python'
  readonly handle: string
  readonly #fetcher: ArrayFetcher
  readonly #length: number
  #resident: NumericArray | undefined
  #reading: Promise<NumericArray> | undefined
  #lost: string | undefined

  /** `length` is how many numbers there must be. */
  constructor(handle: string, length: number, fetcher: ArrayFetcher) {
    this.handle = handle
    this.#length = length
    this.#fetcher = fetcher
  }

  get resident(): NumericArray | undefined {
    return this.#resident
  }

  /** Whether Python still knows the handle. */
  get isInPython(): boolean {
    return this.#lost === undefined
  }

  /** Concurrent readers share one transfer. It is not cancelled for one of them: the others, and later ones, want it. */
  async read(signal?: AbortSignal): Promise<NumericArray> {
    signal?.throwIfAborted()
    if (this.#resident) return this.#resident
    if (this.#lost !== undefined) throw new DataError(this.#lost)
    this.#reading ??= this.#fetch()
    const array = await this.#reading
    signal?.throwIfAborted()
    return array
  }

  /** Not kept here: the next reader has it transferred again. */
  async borrow<R>(use: (array: NumericArray) => R | Promise<R>, signal?: AbortSignal): Promise<R> {
    if (this.#resident || this.#reading || this.#lost !== undefined) return use(await this.read(signal))
    let lent: ArrayBuffer | undefined
    const allocate = (bytes: number) => {
      lent = memory.take(bytes)
      return lent
    }
    try {
      return await use(this.#checked(await this.#fetcher.fetch(this.handle, signal, allocate)))
    } finally {
      if (lent) memory.give(lent)
    }
  }

  /** Python dropped the array, or is gone; `reason` is what later readers are told. What was read before stays. */
  lose(reason: string): void {
    this.#lost ??= reason
  }

  async #fetch(): Promise<NumericArray> {
    try {
      this.#resident = this.#checked(await this.#fetcher.fetch(this.handle))
      return this.#resident
    } finally {
      this.#reading = undefined
    }
  }

  #checked(array: NumericArray): NumericArray {
    if (array.length === this.#length) return array
    const [expected, found] = [`${this.#length} numbers`, `${array.length}`]
    throw new DataError('An array changed its size after Python published it', { expected, found })
  }
}
