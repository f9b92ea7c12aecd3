import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { allocate, type NumericArray } from '../format.ts'
import { Layer } from '../layer.ts'
import type { Volume } from '../volume.ts'
import { moveElements } from './move-elements.ts'

/**
 * The voxels of one slice as an image, as they are stored. `axis` 0: z goes right, y up; 1: x and z; 2: x and y.
 * `array`: what the volume holds. @throws DataError when the volume has no such slice.
 */
export function sliceOf(volume: Volume, array: NumericArray, axis: 0 | 1 | 2, index: number): Layer {
  const [nx, ny, nz] = volume.dimensions
  if (!Number.isInteger(index) || index < 0 || index >= volume.dimensions[axis])
    throw new DataError('The volume has no such slice', { expected: `0 to ${volume.dimensions[axis] - 1}`, found: `${index}` })
  const [row, plane] = [nx, nx * ny]
  const { width, height, start, right, up } = (
    [
      { width: nz, height: ny, start: index, right: plane, up: row },
      { width: nx, height: nz, start: index * row, right: 1, up: plane },
      { width: nx, height: ny, start: index * plane, right: 1, up: row },
    ] as const
  )[axis]
  const pixels = allocate(volume.format, width * height)
  const { components } = volume.format
  for (let y = 0; y < height; y++)
    moveElements({ from: array, start: start + y * up, stride: right, to: pixels, at: y * width, count: width, components })
  return new Layer({ dimensions: [width, height], format: volume.format, source: memory(pixels), dataMap: volume.dataMap })
}
