import { bufferOf } from '../buffer.ts'
import type { Connectivity, DrawInfo, Mesh } from '../mesh.ts'
import { triangleCorners } from './triangle-corners.ts'

/** The edges of the triangles of a mesh, and its lines, as one list of lines (processors-b spec 10.5). Edges that triangles share occur twice. */
export async function wireframe(mesh: Mesh): Promise<Mesh> {
  const count = mesh.buffer('position')?.length ?? 0
  const lists =
    mesh.indices.length > 0
      ? await Promise.all(mesh.indices.map(async list => ({ draw: list, indices: Array.from(await list.buffer.read(), Number) })))
      : [{ draw: mesh.defaultDraw, indices: Array.from({ length: count }, (_, i) => i) }]
  const edges = lists.flatMap(({ draw, indices }) => edgesOf(draw, indices))
  return mesh.with({
    indices: [{ drawType: 'lines', connectivity: 'none', buffer: bufferOf('UINT32', Uint32Array.from(edges)) }],
    defaultDraw: { drawType: 'lines', connectivity: 'none' },
  })
}

function edgesOf({ drawType, connectivity }: DrawInfo, indices: readonly number[]): readonly number[] {
  switch (drawType) {
    case 'points':
      return []
    case 'lines':
      return segmentsOf(connectivity, indices)
    case 'triangles':
      return triangleCorners(connectivity, indices).flatMap(([a, b, c]) => [a, b, b, c, c, a])
  }
}

function segmentsOf(connectivity: Connectivity, indices: readonly number[]): readonly number[] {
  const joined = (all: readonly number[]): number[] => all.slice(1).flatMap((index, i) => [all[i] as number, index])
  switch (connectivity) {
    case 'strip':
      return joined(indices)
    case 'loop':
      return indices.length > 1 ? joined([...indices, indices[0] as number]) : []
    case 'adjacency':
      return indices.filter((_, i) => i % 4 === 1 || i % 4 === 2)
    case 'stripAdjacency':
      return joined(indices.slice(1, -1))
    default:
      return indices
  }
}
