import { memory } from '../array-source.ts'
import { formatByName, type NumericArray } from '../format.ts'
import { plainNumbers } from '../numbers.ts'
import { inBlocks, type Steps } from '../steps.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { texelUnit } from './texel.ts'

/** The misspellings are those of workspace files. */
export const comparisons = {
  greaterthen: (a: number, b: number) => a > b,
  greaterthenorequal: (a: number, b: number) => a >= b,
  lessthen: (a: number, b: number) => a < b,
  lessthenorequal: (a: number, b: number) => a <= b,
  equal: (a: number, b: number) => a === b,
  notequal: (a: number, b: number) => a !== b,
} as const
export type Comparison = keyof typeof comparisons

/**
 * 255 where the first component compares, 0 elsewhere. Compared is what a shader reads: 8 and 16-bit integers over the largest number
 * of their type, all others as they are (processors-b spec 7.1).
 */
export function* threshold(volume: Volume, array: NumericArray, comparison: Comparison, limit: number): Steps<Volume> {
  const compare = comparisons[comparison]
  const numbers = plainNumbers(volume.format, array)
  const unit = texelUnit(volume.format)
  const edge = Math.fround(limit)
  const { components } = volume.format
  const result = new Uint8Array(volume.voxels)
  yield* inBlocks(result.length, (from, to) => {
    for (let i = from; i < to; i++) result[i] = compare(Math.fround((numbers[i * components] as number) / unit), edge) ? 255 : 0
  })
  return changedVolume(volume, {
    format: formatByName('UINT8'),
    source: memory(result),
    dataMap: { ...volume.dataMap, dataRange: [0, 255] },
  })
}
