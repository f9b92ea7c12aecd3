import { memory } from '../array-source.ts'
import { allocate, type NumericArray } from '../format.ts'
import { part, type Steps } from '../steps.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { eachVoxel } from './each-voxel.ts'
import { wrappedIndex } from './wrapped-index.ts'

/**
 * Takes a layer off regions of equal values where they meet others: a voxel becomes 0 unless it and its seven neighbours below along
 * every axis are equal (processors-b spec 7.1). Gaps therefore open on one side only.
 */
export function* shrunkRegions(volume: Volume, array: NumericArray, iterations: number): Steps<Volume> {
  if (iterations === 0) return volume
  let numbers = array
  for (let i = 0; i < iterations; i++) numbers = yield* part(shrunkOnce(volume, numbers), i / iterations, (i + 1) / iterations)
  const { swizzle, interpolation, wrapping } = volume
  return changedVolume(volume, { source: memory(numbers), swizzle, interpolation, wrapping })
}

function* shrunkOnce({ dimensions, format, voxels, wrapping }: Volume, array: NumericArray): Steps<NumericArray> {
  const { components } = format
  const result = allocate(format, voxels)
  const [width, height] = dimensions
  const below = dimensions.map((count, axis) =>
    Array.from({ length: count }, (_, i) => wrappedIndex(i - 1, count, wrapping[axis as 0 | 1 | 2])),
  )
  const equal = (a: number, b: number): boolean => {
    for (let c = 0; c < components; c++) if (array[a * components + c] !== array[b * components + c]) return false
    return true
  }
  yield* eachVoxel(dimensions, (x, y, z, voxel) => {
    const x0 = below[0]?.[x] ?? 0
    for (const zz of [z, below[2]?.[z] ?? 0])
      for (const yy of [y, below[1]?.[y] ?? 0]) {
        const row = (zz * height + yy) * width
        if (!equal(voxel, row + x) || !equal(voxel, row + x0)) return
      }
    // Both are of the format's own class.
    for (let c = 0; c < components; c++) result[voxel * components + c] = array[voxel * components + c] as never
  })
  return result
}
