const word = new Uint32Array(1)
const real = new Float32Array(word.buffer)

/** The value of an IEEE 754 half-precision bit pattern. */
export function halfToFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** The nearest half-precision bit pattern, ties to even; too large becomes infinity. */
export function floatToHalf(value: number): number {
  real[0] = value
  const bits = word[0] as number
  const sign = (bits >>> 16) & 0x8000
  const magnitude = Math.abs(value)
  if (Number.isNaN(value)) return sign | 0x7e00
  // 65520 lies halfway between the largest half and the next power.
  if (magnitude >= 65520) return sign | 0x7c00
  const exponent = Math.max(Math.floor(Math.log2(magnitude)), -14)
  if (magnitude < 2 ** -14) return sign | roundToEven(magnitude * 2 ** 24)
  // log2 may be off by one just below a power of two; the addition below carries into the exponent either way.
  const power = magnitude < 2 ** exponent ? exponent - 1 : exponent
  return sign | (((power + 15) << 10) + roundToEven((magnitude / 2 ** power - 1) * 1024))
}

function roundToEven(value: number): number {
  const low = Math.floor(value)
  const rest = value - low
  return rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low
}

let table: Float32Array | undefined

/** Bit patterns to values, by a table of all 65536. */
export function decodeHalf(bits: Uint16Array): Float32Array<ArrayBuffer> {
  table ??= Float32Array.from({ length: 65536 }, (_, i) => halfToFloat(i))
  const values = new Float32Array(bits.length)
  for (let i = 0; i < bits.length; i++) values[i] = table[bits[i] as number] as number
  return values
}

export function encodeHalf(values: ArrayLike<number>): Uint16Array<ArrayBuffer> {
  return Uint16Array.from(values, floatToHalf)
}
