import type { NumericArray } from '../format.ts'

/** Positions, strides and counts in elements of `components` numbers. */
export interface Move {
  readonly from: NumericArray
  readonly start: number
  readonly stride: number
  readonly to: NumericArray
  readonly at: number
  readonly count: number
  readonly components: number
}

/** Copies elements that lie `stride` apart to places side by side. Both arrays are of one type. */
export function moveElements({ from, start, stride, to, at, count, components }: Move): void {
  if (stride === 1) {
    to.set(from.subarray(start * components, (start + count) * components) as never, at * components)
    return
  }
  // Numbers are moved only, so it does not matter of which type they are.
  const [source, target] = [from as Float64Array, to as Float64Array]
  for (let i = 0; i < count; i++)
    for (let c = 0; c < components; c++) target[(at + i) * components + c] = source[(start + i * stride) * components + c] as number
}
