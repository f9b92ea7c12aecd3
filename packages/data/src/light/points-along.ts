/**
 * Where the middles of `count` equal parts of an axis lie among `size` voxels, whose middles are whole numbers; `turned`: from the
 * other end. What is meant to be whole is, so that nothing is sampled between voxels in vain.
 */
export function pointsAlong(count: number, size: number, turned = false): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const middle = (i + 0.5) / count
    const exact = (turned ? 1 - middle : middle) * size - 0.5
    return Math.abs(exact - Math.round(exact)) < 1e-6 ? Math.round(exact) : exact
  })
}
