/** A copy in which every group of `width` bytes is reversed. */
export function swapBytes(bytes: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const swapped = bytes.slice()
  for (let start = 0; start + width <= swapped.length; start += width) swapped.subarray(start, start + width).reverse()
  return swapped
}
