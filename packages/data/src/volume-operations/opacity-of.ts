import { memory } from '../array-source.ts'
import { normalized } from '../data-map.ts'
import type { NumericArray } from '../format.ts'
import { plainNumbers } from '../numbers.ts'
import { inBlocks, part, type Steps } from '../steps.ts'
import { lookupTable, type TransferFunctionState } from '../transfer-function.ts'
import type { Volume } from '../volume.ts'
import { changedVolume } from './changed-volume.ts'
import { opacityAt } from './opacity-at.ts'
import { storedTexels } from './texel.ts'

/** The opacity that a transfer function gives the first component, in every component of the volume's format (processors-b spec 7.1). */
export function* opacityOf(volume: Volume, array: NumericArray, transferFunction: TransferFunctionState): Steps<Volume> {
  const { components } = volume.format
  const numbers = plainNumbers(volume.format, array)
  const table = lookupTable(transferFunction)
  const texels = new Float32Array(numbers.length)
  const voxels = inBlocks(volume.voxels, (from, to) => {
    for (let i = from * components; i < to * components; i += components)
      texels.fill(opacityAt(table, normalized(numbers[i] as number, volume.dataMap.dataRange)), i, i + components)
  })
  yield* part(voxels, 0, 0.7)
  return changedVolume(volume, { source: memory(yield* part(storedTexels(volume.format, texels), 0.7, 1)) })
}
