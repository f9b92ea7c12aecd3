import { allocate, type DataFormat, type NumericArray, typeRange } from '../format.ts'
import { storeNumbers } from '../numbers.ts'
import { inBlocks, type Steps } from '../steps.ts'

/** What 1 in a shader stands for: the largest number of 8 and 16-bit integers, else 1. */
export function texelUnit(format: DataFormat): number {
  return format.numericType !== 'float' && format.bits <= 16 ? typeRange(format)[1] : 1
}

/** Stores what a shader writes: 8 and 16-bit integers clamp and round 0..1 (signed: -1..1) to their range, all others keep the number. */
function storeTexels(format: DataFormat, texels: Float32Array): NumericArray {
  const unit = texelUnit(format)
  if (unit === 1) return storeNumbers(format, texels)
  const low = format.numericType === 'int' ? -1 : 0
  return storeNumbers(
    format,
    texels.map(texel => Math.min(Math.max(texel, low), 1) * unit),
  )
}

/** The same, block by block. */
export function* storedTexels(format: DataFormat, texels: Float32Array): Steps<NumericArray> {
  return yield* stored(format, texels, storeTexels)
}

/** What `storeNumbers` gives, block by block. */
export function* storedNumbers(format: DataFormat, numbers: Float32Array | Float64Array): Steps<NumericArray> {
  return yield* stored(format, numbers, storeNumbers)
}

function* stored<T extends Float32Array | Float64Array>(
  format: DataFormat,
  numbers: T,
  store: (format: DataFormat, numbers: T) => NumericArray,
): Steps<NumericArray> {
  const { components } = format
  const result = allocate(format, numbers.length / components)
  yield* inBlocks(numbers.length / components, (from, to) => {
    const block = numbers.subarray(from * components, to * components) as T
    // Both are of the format's own class.
    result.set(store(format, block) as never, from * components)
  })
  return result
}
