import { type ArraySource, DataError, type NumericArray } from '@ivw/data'
import { ArrayMemory } from './array-memory.ts'

/** Some of the numbers of an array, one after the other; `length` is how many it has in all. */
export interface ArrayPart {
  readonly start: number
  readonly count: number
  readonly length: number
}

/** Who can fetch an array of Python by its handle, or a part of it. */
export interface ArrayFetcher {
  fetch(handle: string, signal?: AbortSignal, allocate?: (bytes: number) => ArrayBuffer, part?: ArrayPart): Promise<NumericArray>
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
    if (this.#isHere) return use(await this.read(signal))
    return this.#lent(use, signal)
  }

  /** Parts of an array that Python changes meanwhile may not fit together, as those of any array that is read while it is written. */
  async borrowPart<R>(start: number, count: number, use: (part: NumericArray) => R | Promise<R>, signal?: AbortSignal): Promise<R> {
    if (this.#isHere) return use((await this.read(signal)).subarray(start, start + count))
    return this.#lent(use, signal, { start, count, length: this.#length })
  }

  /** Or on its way here, or nowhere. */
  get #isHere(): boolean {
    return this.#resident !== undefined || this.#reading !== undefined || this.#lost !== undefined
  }

  async #lent<R>(use: (array: NumericArray) => R | Promise<R>, signal?: AbortSignal, part?: ArrayPart): Promise<R> {
    let lent: ArrayBuffer | undefined
    const allocate = (bytes: number) => {
      lent = memory.take(bytes)
      return lent
    }
    try {
      return await use(this.#checked(await this.#fetcher.fetch(this.handle, signal, allocate, part), part?.count))
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

  #checked(array: NumericArray, length = this.#length): NumericArray {
    if (array.length === length) return array
    const [expected, found] = [`${length} numbers`, `${array.length}`]
    throw new DataError('An array changed its size after Python published it', { expected, found })
  }
}
