import { memory } from '../array-source.ts'
import { formatByName, type NumericArray } from '../format.ts'
import { inBlocks, part, type Steps } from '../steps.ts'
import type { Vec2 } from '../vector.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { eachVoxel } from './each-voxel.ts'
import { rangeOf } from './range-of.ts'
import { WorldDifferences } from './world-differences.ts'

/** `normalized`: 0 to 1 with 0.5 for none; `signNormalized`: -1 to 1; `scaled`: times a factor. */
export type LaplacianScaling = 'none' | 'normalized' | 'signNormalized' | 'scaled'

/**
 * What Inviwo takes for the Laplacian of the first component, in floats (processors-b spec 7.3): it samples half a voxel off, and with
 * other signs than the operator has.
 */
export function* laplacian(volume: Volume, array: NumericArray, scaling: LaplacianScaling, factor: number): Steps<Volume> {
  const format = formatByName('FLOAT32')
  const result = new Float32Array(volume.voxels)
  const field = new WorldDifferences(volume, array)
  const [hx, hy, hz] = field.spacing.map(step => step * step) as [number, number, number]
  const voxels = eachVoxel(volume.dimensions, (i, j, k, voxel) => {
    const [x, y, z] = [i + 0.5, j + 0.5, k + 0.5]
    const twice = 2 * field.at(x, y, z, 0)
    const along = (axis: 0 | 1 | 2): number => field.beside(x, y, z, 0, axis, 1) + twice - field.beside(x, y, z, 0, axis, -1)
    result[voxel] = twice + along(0) / hx + along(1) / hy + along(2) / hz
  })
  yield* part(voxels, 0, 0.8)
  const [low, high] = (yield* part(rangeOf(format, result), 0.8, 0.9)) ?? [0, 0]
  const reach = Math.max(Math.abs(low), Math.abs(high))
  const { convert, range } = scaled(scaling, reach, factor)
  const conversion = inBlocks(result.length, (from, to) => {
    for (let i = from; i < to; i++) result[i] = convert(result[i] as number)
  })
  yield* part(conversion, 0.9, 1)
  const dataMap = { dataRange: range, valueRange: range, valueAxis: { name: volume.dataMap.valueAxis.name, unit: 'Laplacian' } }
  return changedVolume(volume, { format, source: memory(result), dataMap })
}

function scaled(scaling: LaplacianScaling, reach: number, factor: number): { convert(value: number): number; range: Vec2 } {
  switch (scaling) {
    case 'none':
      return { convert: value => value, range: [-reach, reach] }
    case 'normalized':
      return { convert: value => (reach > 0 ? (value + reach) / (2 * reach) : 0.5), range: [0, 1] }
    case 'signNormalized':
      return { convert: value => (reach > 0 ? value / reach : 0), range: [-1, 1] }
    case 'scaled':
      return { convert: value => value * factor, range: [-reach * factor, reach * factor] }
  }
}
