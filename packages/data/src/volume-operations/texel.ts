import { type DataFormat, type NumericArray, typeRange } from '../format.ts'
import { storeNumbers } from '../numbers.ts'

/** What 1 in a shader stands for: the largest number of 8 and 16-bit integers, else 1. */
export function texelUnit(format: DataFormat): number {
  return format.numericType !== 'float' && format.bits <= 16 ? typeRange(format)[1] : 1
}

/** Stores what a shader writes: 8 and 16-bit integers clamp and round 0..1 (signed: -1..1) to their range, all others keep the number. */
export function storeTexels(format: DataFormat, texels: Float32Array): NumericArray {
  const unit = texelUnit(format)
  if (unit === 1) return storeNumbers(format, texels)
  const low = format.numericType === 'int' ? -1 : 0
  return storeNumbers(
    format,
    texels.map(texel => Math.min(Math.max(texel, low), 1) * unit),
  )
}
