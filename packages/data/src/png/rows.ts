/** A copy with the rows in reverse order. Image files begin with the top row, layers with the bottom one. */
export function flipRows<A extends Uint8Array | Uint16Array>(data: A, rowLength: number): A {
  const flipped = data.slice() as A
  for (let from = 0, to = data.length - rowLength; to >= 0; from += rowLength, to -= rowLength)
    flipped.set(data.subarray(from, from + rowLength), to)
  return flipped
}
