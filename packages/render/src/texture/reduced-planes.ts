import { allocate, memory, type NumericArray, reducedVolume, type Volume } from '@ivw/data'
import { reducedDimensions } from './volume-fit.ts'
import type { Lender } from './volume-planes.ts'

/** The volume with at most `most` voxels along each axis, from planes that are lent one by one: the whole is never here. */
export async function reducedPlanes(volume: Volume, most: number, lend: Lender): Promise<Volume> {
  const [x, y, z] = volume.dimensions
  const reduced = reducedDimensions(volume.dimensions, most)
  const plane = x * y * volume.format.components
  const reducedPlane = reduced[0] * reduced[1] * volume.format.components
  const numbers = allocate(volume.format, reduced[0] * reduced[1] * reduced[2])
  const step = Math.max(Math.ceil(z / most), 1)
  for (let index = 0; index < reduced[2]; index++) {
    const at = Math.min(index * step + (step >> 1), z - 1)
    await lend(at * plane, plane, array => {
      const { source } = reducedVolume(volume.with({ dimensions: [x, y, 1], source: memory(array) }), array, most)
      numbers.set(source.resident as NumericArray as never, index * reducedPlane)
    })
  }
  return volume.with({ dimensions: reduced, source: memory(numbers) })
}
