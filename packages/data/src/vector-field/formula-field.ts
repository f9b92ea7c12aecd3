import { memory } from '../array-source.ts'
import type { Formula } from '../expression/compile.ts'
import { formatByName } from '../format.ts'
import { fromBasis } from '../matrix.ts'
import type { Steps } from '../steps.ts'
import type { Vec2, Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { eachVoxel } from '../volume-operations/each-voxel.ts'
import { fieldNumbers } from './field-numbers.ts'

export interface FormulaFieldOptions {
  readonly dimensions: Vec3
  /** What x, y and z run through, from the first voxel to the last. */
  readonly ranges: readonly [x: Vec2, y: Vec2, z: Vec2]
  /** Components of the vectors, as functions of x, y and z, and of `time` where one is given. */
  readonly formulas: readonly [x: Formula, y: Formula, z: Formula]
  readonly time?: number | undefined
}

/** A volume of vectors in the box of its ranges, computed at its voxels (processors-b spec 12.1). */
export function* formulaField({ dimensions, ranges, formulas, time }: FormulaFieldOptions): Steps<Volume> {
  const [x, y, z] = ranges.map(([from, to], axis) => {
    const count = dimensions[axis] as number
    // In single precision, as shaders compute: where a formula has a pole, it matters which voxel lies on it.
    return Array.from({ length: count }, (_, i) =>
      Math.fround(count > 1 ? from + Math.fround(Math.fround(i / (count - 1)) * (to - from)) : from),
    )
  }) as [number[], number[], number[]]
  const more = time === undefined ? [] : [time]
  const field = fieldNumbers(dimensions, 3)
  yield* eachVoxel(dimensions, (i, j, k, voxel) => {
    for (let c = 0; c < 3; c++) field[voxel * 3 + c] = (formulas[c] as Formula)(x[i] as number, y[j] as number, z[k] as number, ...more)
  })
  const extent = ranges.map(([from, to]) => to - from) as unknown as Vec3
  const corner: Vec3 = [ranges[0][0], ranges[1][0], ranges[2][0]]
  return new Volume({
    dimensions,
    format: formatByName('Vec3FLOAT32'),
    source: memory(field),
    modelMatrix: fromBasis([extent[0], 0, 0], [0, extent[1], 0], [0, 0, extent[2]], corner),
    dataMap: { dataRange: [0, 1], valueRange: [-1, 1], valueAxis: { name: '', unit: '' } },
  })
}
