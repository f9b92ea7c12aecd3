import { allocate, type DataFormat, type NumericArray, typeRange } from './format.ts'
import { decodeHalf, encodeHalf } from './half-float.ts'

/** Arrays whose entries are JavaScript numbers with the stored value. */
export type PlainArray = Exclude<NumericArray, BigInt64Array | BigUint64Array>

/** The stored values as numbers: half floats decoded, 64-bit integers rounded to doubles, everything else as it is. */
export function plainNumbers(format: DataFormat, array: NumericArray): PlainArray {
  if (array instanceof BigInt64Array || array instanceof BigUint64Array) return Float64Array.from(array, Number)
  if (format.numericType === 'float' && array instanceof Uint16Array) return decodeHalf(array)
  return array
}

/**
 * Numbers stored in a format: integers are rounded and clamped to the type's range (NaN becomes 0), 64-bit ones
 * become BigInt, half floats bit patterns.
 */
export function storeNumbers(format: DataFormat, values: ArrayLike<number>): NumericArray {
  if (format.numericType === 'float' && format.bits === 16) return encodeHalf(values)
  const stored = allocate(format, values.length / format.components)
  const [low, high] = typeRange(format)
  const whole = (x: number): number => Math.min(Math.max(Math.round(x), low), high) || 0
  if (stored instanceof BigInt64Array || stored instanceof BigUint64Array) {
    // 2^63 and 2^64 are doubles, but their integers are one too large.
    const limit = format.numericType === 'uint' ? 2n ** 64n - 1n : 2n ** 63n - 1n
    for (let i = 0; i < values.length; i++) {
      const integer = BigInt(whole(values[i] as number))
      stored[i] = integer > limit ? limit : integer
    }
    return stored
  }
  const convert = format.numericType === 'float' ? (x: number): number => x : whole
  for (let i = 0; i < values.length; i++) stored[i] = convert(values[i] as number)
  return stored
}
