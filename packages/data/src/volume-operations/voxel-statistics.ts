import type { NumericArray } from '../format.ts'
import { plainNumbers } from '../numbers.ts'
import { inBlocks, type Steps } from '../steps.ts'
import type { Vec2 } from '../vector.ts'
import type { Volume } from '../volume.ts'

export interface VoxelStatistics {
  /** Voxels of which a component is neither 0 nor not finite. */
  readonly significant: number
  /** Lowest and highest finite number of each component; 0 and 0 where there is none. */
  readonly ranges: readonly Vec2[]
}

/** What is in a volume (processors-b spec 7.4). */
export function* voxelStatistics({ format, voxels }: Volume, array: NumericArray): Steps<VoxelStatistics> {
  const { components } = format
  const numbers = plainNumbers(format, array)
  const lows = new Array<number>(components).fill(Number.POSITIVE_INFINITY)
  const highs = new Array<number>(components).fill(Number.NEGATIVE_INFINITY)
  let significant = 0
  yield* inBlocks(voxels, (from, to) => {
    for (let i = from; i < to; i++) {
      let isSignificant = false
      for (let c = 0; c < components; c++) {
        const value = numbers[i * components + c] as number
        // Infinity - Infinity and NaN - NaN are both NaN.
        if (value - value !== 0) continue
        isSignificant ||= value !== 0
        if (value < (lows[c] as number)) lows[c] = value
        if (value > (highs[c] as number)) highs[c] = value
      }
      if (isSignificant) significant++
    }
  })
  const ranges = lows.map((low, c): Vec2 => (low <= (highs[c] as number) ? [low, highs[c] as number] : [0, 0]))
  return { significant, ranges }
}
