import type { DrawInfo, DrawType } from '@ivw/data'

/** Strips, fans, loops and lists with adjacency as plain lists: what both GPU interfaces can draw. `indices` may be any numbers of vertices. */
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
      return { drawType, indices: triangles(connectivity, all) }
  }
}

function lines(connectivity: DrawInfo['connectivity'], indices: readonly number[]): number[] {
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
      return [...indices]
  }
}

function joined(indices: readonly number[]): number[] {
  return indices.slice(1).flatMap((index, i) => [indices[i] as number, index])
}

function triangles(connectivity: DrawInfo['connectivity'], indices: readonly number[]): number[] {
  switch (connectivity) {
    case 'strip':
      return strip(indices)
    case 'fan':
      return indices.slice(2).flatMap((index, i) => [indices[0] as number, indices[i + 1] as number, index])
    case 'adjacency':
      return indices.filter((_, i) => i % 2 === 0)
    case 'stripAdjacency':
      return strip(indices.filter((_, i) => i % 2 === 0))
    default:
      return [...indices]
  }
}

/** Every other triangle of a strip is turned, so that all face the same way. */
function strip(indices: readonly number[]): number[] {
  return indices.slice(2).flatMap((index, i) => {
    const [a, b] = [indices[i] as number, indices[i + 1] as number]
    return i % 2 === 0 ? [a, b, index] : [b, a, index]
  })
}
