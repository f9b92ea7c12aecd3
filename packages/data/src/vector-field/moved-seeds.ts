import { type Mat4, transformPoint } from '../matrix.ts'
import type { FieldNumbers } from './spatial-sampler.ts'

/** Seed points, of two or three coordinates and perhaps a time, in the space that the matrix leads to; single precision. */
export function movedSeeds(seeds: readonly FieldNumbers[], matrix: Mat4 | undefined, components: 2 | 3): readonly FieldNumbers[] {
  if (!matrix) return seeds
  return seeds.map(seed => {
    const moved = transformPoint(matrix, [seed[0] as number, seed[1] as number, components === 3 ? (seed[2] as number) : 0])
    const rest = Array.from(seed).slice(components)
    return [...moved.slice(0, components).map(Math.fround), ...rest]
  })
}
