import type { NumericArray } from './format.ts'

/** Where the numbers of a Volume, Layer or Buffer live. Reading is asynchronous: they may be in another process. */
export interface ArraySource {
  readonly home: 'engine' | 'python' | 'gpu'
  /** Identifier in its home. */
  readonly handle?: string
  /** Already in memory. */
  readonly resident?: NumericArray | undefined
  /** `elements * components` numbers: components fastest, then x, y (bottom row first), z. May be shared: never write to it. */
  read(signal?: AbortSignal): Promise<NumericArray>
  /**
   * For who needs the numbers only as long as `use` runs, such as an upload to the GPU: the memory is used again afterwards, which for large
   * arrays is several times faster than `read`. Keep nothing of the array. Sources without it are read.
   */
  borrow?<R>(use: (array: NumericArray) => R | Promise<R>, signal?: AbortSignal): Promise<R>
  /**
   * As `borrow`, of `count` numbers from the number `start` on alone: a large array passes through here in parts, and is never here as a whole.
   */
  borrowPart?<R>(start: number, count: number, use: (part: NumericArray) => R | Promise<R>, signal?: AbortSignal): Promise<R>
  dispose?(): void
}

/** Lends `count` numbers of a source from the number `start` on; where it lends no parts, all are read. Keep nothing of the array. */
export async function lendPart<R>(
  source: ArraySource,
  start: number,
  count: number,
  use: (part: NumericArray) => R | Promise<R>,
  signal?: AbortSignal,
): Promise<R> {
  if (source.borrowPart && !source.resident) return source.borrowPart(start, count, use, signal)
  return use((source.resident ?? (await source.read(signal))).subarray(start, start + count))
}

export function memory(array: NumericArray): ArraySource {
  return {
    home: 'engine',
    resident: array,
    read: async signal => {
      signal?.throwIfAborted()
      return array
    },
  }
}

/** Numbers that are made when they are first wanted, and kept; tried anew after a failure. */
export function lazy(make: () => Promise<NumericArray>): ArraySource {
  let making: Promise<NumericArray> | undefined
  return {
    home: 'engine',
    read: async signal => {
      signal?.throwIfAborted()
      making ??= make().catch(error => {
        making = undefined
        throw error
      })
      return making
    },
  }
}
