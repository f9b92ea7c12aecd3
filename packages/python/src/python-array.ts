import { type ArraySource, DataError, type NumericArray } from '@ivw/data'

/** Who can fetch an array of Python by its handle. */
export interface ArrayFetcher {
  fetch(handle: string, signal?: AbortSignal): Promise<NumericArray>
}

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

  /** Python dropped the array, or is gone; `reason` is what later readers are told. What was read before stays. */
  lose(reason: string): void {
    this.#lost ??= reason
  }

  async #fetch(): Promise<NumericArray> {
    try {
      const array = await this.#fetcher.fetch(this.handle)
      if (array.length !== this.#length)
        throw new DataError('An array changed its size after Python published it', {
          expected: `${this.#length} numbers`,
          found: `${array.length}`,
        })
      this.#resident = array
      return array
    } finally {
      this.#reading = undefined
    }
  }
}
