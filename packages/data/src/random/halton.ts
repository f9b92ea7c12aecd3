/** The `index`th number (from 1) of the Halton sequence in a base: its digits mirrored at the point, in single precision. */
export function halton(base: number, index: number): number {
  let value = 0
  let digitWeight = base
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    value = Math.fround(value + Math.fround((rest % base) * Math.fround(1 / digitWeight)))
    digitWeight *= base
  }
  return value
}
