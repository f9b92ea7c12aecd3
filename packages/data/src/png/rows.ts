import type { NumericArray } from '../format.ts'

/** A copy with the rows in reverse order. Image files begin with the top row, layers with the bottom one. */
export function flipRows<A extends NumericArray>(data: A, rowLength: number): A {
  const flipped = data.slice() as A
  for (let from = 0, to = data.length - rowLength; to >= 0; from += rowLength, to -= rowLength)
    flipped.set(data.subarray(from, from + rowLength) as never, to)
  return flipped
}
