import { memory } from '../array-source.ts'
import { DataError } from '../errors.ts'
import { allocate, type NumericArray } from '../format.ts'
import { edgeVectors, fromBasis, type Mat4, offsetOf } from '../matrix.ts'
import { add, scale, type Vec2, type Vec3 } from '../vector.ts'
import { Volume } from '../volume.ts'
import { moveElements } from './move-elements.ts'

export interface SubsetOptions {
  /** First voxel, and the one behind the last, along x, y and z. */
  readonly ranges: readonly [Vec2, Vec2, Vec2]
  /** Whether the block stays where it was; otherwise it is stretched over the box of the whole volume. */
  readonly keepsPlace: boolean
}

/** A block of voxels. Data map and metadata stay; the world matrix does not (processors-b spec 7.4). @throws DataError for empty ranges and such outside. */
export function subset(volume: Volume, array: NumericArray, { ranges, keepsPlace }: SubsetOptions): Volume {
  const { dimensions, format, dataMap, metadata } = volume
  ranges.forEach(([from, to], axis) => {
    if (from < 0 || to > (dimensions[axis] as number) || from >= to)
      throw new DataError('The volume has no such block', { expected: `slices in 0 to ${dimensions[axis]}`, found: `${from} to ${to}` })
  })
  const [[left, right], [bottom, top], [front, back]] = ranges
  const size: Vec3 = [right - left, top - bottom, back - front]
  const block = allocate(format, size[0] * size[1] * size[2])
  const [nx, ny] = dimensions
  for (let z = 0; z < size[2]; z++)
    for (let y = 0; y < size[1]; y++)
      moveElements({
        from: array,
        start: left + nx * (bottom + y + ny * (front + z)),
        stride: 1,
        to: block,
        at: size[0] * (y + size[1] * z),
        count: size[0],
        components: format.components,
      })
  const modelMatrix = keepsPlace ? blockBasis(volume, [left, bottom, front], size) : volume.modelMatrix
  return new Volume({ dimensions: size, format, source: memory(block), modelMatrix, dataMap, metadata, axes: volume.axes })
}

function blockBasis({ modelMatrix, dimensions }: Volume, first: Vec3, size: Vec3): Mat4 {
  const edges = edgeVectors(modelMatrix)
  const part = (counts: Vec3, axis: 0 | 1 | 2): Vec3 => scale(edges[axis], counts[axis] / dimensions[axis])
  const shift = add(add(part(first, 0), part(first, 1)), part(first, 2))
  return fromBasis(part(size, 0), part(size, 1), part(size, 2), add(offsetOf(modelMatrix), shift))
}
