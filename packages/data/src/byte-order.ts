/** A copy in which every group of `width` bytes is reversed. */
export function swapBytes(bytes: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const swapped = new Uint8Array(bytes) // `slice` of a Node Buffer copies nothing
  const groups = Math.floor(swapped.length / width)
  if (width === 2) {
    const numbers = new Uint16Array(swapped.buffer, 0, groups)
    for (let i = 0; i < groups; i++) numbers[i] = reversed16(numbers[i] as number)
  } else if (width === 4) {
    const numbers = new Uint32Array(swapped.buffer, 0, groups)
    for (let i = 0; i < groups; i++) numbers[i] = reversed32(numbers[i] as number)
  } else if (width === 8) {
    const halves = new Uint32Array(swapped.buffer, 0, groups * 2)
    for (let i = 0; i < halves.length; i += 2) {
      const low = halves[i] as number
      halves[i] = reversed32(halves[i + 1] as number)
      halves[i + 1] = reversed32(low)
    }
  } else for (let start = 0; start + width <= swapped.length; start += width) swapped.subarray(start, start + width).reverse()
  return swapped
}

const reversed16 = (x: number) => (x << 8) | (x >> 8)
const reversed32 = (x: number) => (x << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | (x >>> 24)
