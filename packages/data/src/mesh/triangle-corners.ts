import type { Connectivity } from '../mesh.ts'

/** Numbers of the vertices of every triangle; every other one of a strip is turned, so that all face the same way. */
export function triangleCorners(connectivity: Connectivity, indices: readonly number[]): (readonly [number, number, number])[] {
  const at = (i: number): number => indices[i] as number
  switch (connectivity) {
    case 'strip':
      return indices.slice(2).map((c, i) => (i % 2 === 0 ? [at(i), at(i + 1), c] : [at(i + 1), at(i), c]))
    case 'fan':
      return indices.slice(2).map((c, i) => [at(0), at(i + 1), c])
    case 'adjacency':
      return triangleCorners('none', everyOther(indices))
    case 'stripAdjacency':
      return triangleCorners('strip', everyOther(indices))
    default:
      return Array.from({ length: Math.floor(indices.length / 3) }, (_, i) => [at(3 * i), at(3 * i + 1), at(3 * i + 2)])
  }
}

const everyOther = (indices: readonly number[]): number[] => indices.filter((_, i) => i % 2 === 0)
