import { bufferOf } from '../buffer.ts'
import type { DrawInfo, Mesh } from '../mesh.ts'
import { plainList } from './plain-list.ts'
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
      return plainList({ drawType, connectivity }, indices).indices
    case 'triangles':
      return triangleCorners(connectivity, indices).flatMap(([a, b, c]) => [a, b, b, c, c, a])
  }
}
