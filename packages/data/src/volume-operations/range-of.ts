import type { DataFormat, NumericArray } from '../format.ts'
import { finiteRange } from '../histogram.ts'
import { inBlocks, type Steps } from '../steps.ts'
import type { Vec2 } from '../vector.ts'

/** Lowest and highest finite number of all components; undefined when there is none. */
export function* rangeOf(format: DataFormat, array: NumericArray): Steps<Vec2 | undefined> {
  let range: Vec2 | undefined
  yield* inBlocks(array.length, (from, to) => {
    const found = finiteRange(format, array.subarray(from, to))
    if (found) range = range ? [Math.min(range[0], found[0]), Math.max(range[1], found[1])] : found
  })
  return range
}
