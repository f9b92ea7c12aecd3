import { allocate, type DataFormat, type NumericArray } from './format.ts'

/** Steps, in numbers, between neighbours along each axis when the last axis is fastest (C) or the first one is (Fortran). */
export function stridesOf(shape: readonly number[], order: 'c' | 'fortran'): number[] {
  const strides = new Array<number>(shape.length).fill(1)
  const axes = shape.map((_, i) => (order === 'c' ? shape.length - 1 - i : i))
  let step = 1
  for (const axis of axes) {
    strides[axis] = step
    step *= shape[axis] as number
  }
  return strides
}

/** A copy in C order (last axis fastest) of an array that is laid out by `strides` (in numbers, may be negative) from `start`. */
export function contiguous(
  scalar: DataFormat,
  array: NumericArray,
  shape: readonly number[],
  strides: readonly number[],
  start = 0,
): NumericArray {
  const total = shape.reduce((product, n) => product * n, 1)
  const result = allocate(scalar, total)
  const position = new Array<number>(shape.length).fill(0)
  let from = start
  for (let to = 0; to < total; to++) {
    result[to] = array[from] as number & bigint
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis] as number
      position[axis] = (position[axis] as number) + 1
      if ((position[axis] as number) < (shape[axis] as number)) break
      from -= (strides[axis] as number) * (shape[axis] as number)
      position[axis] = 0
    }
  }
  return result
}
