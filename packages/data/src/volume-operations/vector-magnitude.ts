import { memory } from '../array-source.ts'
import { formatByName, type NumericArray } from '../format.ts'
import { plainNumbers } from '../numbers.ts'
import { inBlocks, part, type Steps } from '../steps.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { rangeOf } from './range-of.ts'
import { texelUnit } from './texel.ts'

/**
 * The lengths of vectors, or the value itself of one component, as floats; integers of 8 and 16 bits count as shares of the largest one
 * (processors-b spec 7.1). The value range is that of the result.
 */
export function* vectorMagnitude(volume: Volume, array: NumericArray): Steps<Volume> {
  const { components } = volume.format
  const numbers = plainNumbers(volume.format, array)
  const unit = texelUnit(volume.format)
  const format = formatByName('FLOAT32')
  const result = new Float32Array(volume.voxels)
  const voxels = inBlocks(result.length, (from, to) => {
    for (let i = from; i < to; i++) {
      let sum = 0
      for (let c = 0; c < components; c++) sum += (numbers[i * components + c] as number) ** 2
      result[i] = (components === 1 ? (numbers[i] as number) : Math.sqrt(sum)) / unit
    }
  })
  yield* part(voxels, 0, 0.8)
  const range = (yield* part(rangeOf(format, result), 0.8, 1)) ?? [0, 0]
  const dataMap = { ...volume.dataMap, dataRange: [0, Math.abs(range[1])], valueRange: range } as const
  return changedVolume(volume, { format, source: memory(result), dataMap })
}
