import { allocate, type DataFormat, type NumericArray } from './format.ts'
import type { Pauses } from './pauses.ts'
import type { Vec3 } from './vector.ts'

/** A copy of the voxels in which the order along some axes is reversed; the array itself when there is none. */
export async function mirror(
  array: NumericArray,
  format: DataFormat,
  [width, height, depth]: Vec3,
  [alongX, alongY, alongZ]: readonly [boolean, boolean, boolean],
  pauses: Pauses,
): Promise<NumericArray> {
  if (!alongX && !alongY && !alongZ) return array
  const { components } = format
  const row = width * components
  const result = allocate(format, width * height * depth)
  for (let z = 0; z < depth; z++) {
    await pauses.take()
    for (let y = 0; y < height; y++) {
      const from = ((alongZ ? depth - 1 - z : z) * height + (alongY ? height - 1 - y : y)) * row
      const to = (z * height + y) * row
      if (!alongX) result.set(array.subarray(from, from + row) as never, to)
      else
        for (let x = 0; x < row; x += components)
          for (let c = 0; c < components; c++) result[to + x + c] = array[from + row - components - x + c] as number & bigint
    }
  }
  return result
}

/** Voxels whose components lie in one block each, with the components of a voxel side by side. */
export async function interleave(planes: readonly NumericArray[], format: DataFormat, pauses: Pauses): Promise<NumericArray> {
  const [first] = planes
  if (!first || planes.length === 1) return first as NumericArray
  const count = planes.length
  const result = allocate(format, first.length)
  for (const [c, plane] of planes.entries())
    for (let from = 0; from < plane.length; from += 2 ** 18) {
      await pauses.take()
      const end = Math.min(plane.length, from + 2 ** 18)
      for (let i = from; i < end; i++) result[i * count + c] = plane[i] as number & bigint
    }
  return result
}
