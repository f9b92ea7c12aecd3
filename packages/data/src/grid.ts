import type { ArraySource } from './array-source.ts'
import { DataError } from './errors.ts'
import type { DataFormat } from './format.ts'

/** What a file or a processor said about a grid besides its numbers. */
export type MetaData = Readonly<Record<string, unknown>>

/** Throws DataError unless the dimensions are whole numbers from `least` on and a resident array has exactly their numbers. */
export function checkGrid(kind: string, dimensions: readonly number[], format: DataFormat, source: ArraySource, least = 1): void {
  if (!dimensions.every(n => Number.isSafeInteger(n) && n >= least))
    throw new DataError(`The dimensions of a ${kind} are positive whole numbers`, { found: dimensions.join(' x ') })
  const expected = dimensions.reduce((product, n) => product * n, format.components)
  const found = source.resident?.length
  if (found !== undefined && found !== expected)
    throw new DataError(`The array does not fit the ${kind}`, {
      expected: `${expected} numbers (${dimensions.join(' x ')}, ${format.name})`,
      found: `${found}`,
    })
}
