import { allocate, type DataFormat, type NumericArray } from './format.ts'
import { moveElements } from './volume-operations/move-elements.ts'

export interface SampledNumbers {
  readonly array: NumericArray
  /** Every `step`-th element is in it. */
  readonly step: number
}

/** At most `most` elements, equally far from each other: a prime apart that does not divide the whole, so that no row or plane of a grid is hit again and again. */
export function sampledNumbers(format: DataFormat, array: NumericArray, most: number): SampledNumbers {
  const { components } = format
  const elements = array.length / components
  if (elements <= most) return { array, step: 1 }
  let step = Math.ceil(elements / most)
  while (!isPrime(step) || elements % step === 0) step++
  const count = Math.floor((elements - 1) / step) + 1
  const to = allocate(format, count)
  moveElements({ from: array, start: 0, stride: step, to, at: 0, count, components })
  return { array: to, step }
}

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false
  return n > 1
}
