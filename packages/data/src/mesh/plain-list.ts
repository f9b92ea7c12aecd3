import type { Connectivity, DrawInfo, DrawType } from '../mesh.ts'
import { triangleCorners } from './triangle-corners.ts'

/** Strips, fans, loops and lists with adjacency as plain lists: what every GPU interface can draw. `indices` may be any numbers of vertices. */
export function plainList(
  { drawType, connectivity }: DrawInfo,
  indices: ArrayLike<number>,
): { readonly drawType: DrawType; readonly indices: number[] } {
  const all = Array.from(indices)
  switch (drawType) {
    case 'points':
      return { drawType, indices: all }
    case 'lines':
      return { drawType, indices: lines(connectivity, all) }
    case 'triangles':
      return { drawType, indices: connectivity === 'none' ? all : triangleCorners(connectivity, all).flat() }
  }
}

function lines(connectivity: Connectivity, indices: number[]): number[] {
  switch (connectivity) {
    case 'strip':
      return joined(indices)
    case 'loop':
      return indices.length > 1 ? joined([...indices, indices[0] as number]) : []
    // The first and last vertex of a segment only tell how it goes on.
    case 'adjacency':
      return indices.filter((_, i) => i % 4 === 1 || i % 4 === 2)
    case 'stripAdjacency':
      return joined(indices.slice(1, -1))
    default:
      return indices
  }
}

function joined(indices: readonly number[]): number[] {
  return indices.slice(1).flatMap((index, i) => [indices[i] as number, index])
}
