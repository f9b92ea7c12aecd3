import { type Mesh, plainNumbers } from '@ivw/data'
import { GpuError } from '../errors.ts'
import { type VertexAttribute, vertexAttributes } from './vertex-attributes.ts'

/** `points`: only index lists of points, or a mesh without lists that is drawn as points. */
export type GlyphChoice = 'all' | 'points'

/** Attributes of every vertex that gets a glyph, in the order of drawing: a vertex that several indices name gets several. */
export interface GlyphArrays {
  readonly count: number
  readonly attributes: ReadonlyMap<string, VertexAttribute>
}

/** @throws GpuError when the mesh has no positions. */
export async function glyphArrays(mesh: Mesh, choice: GlyphChoice): Promise<GlyphArrays> {
  const attributes = await vertexAttributes(mesh)
  const positions = attributes.get('position')
  if (!positions) throw new GpuError('The mesh has no positions and cannot be drawn')
  const isChosen = (drawType: string): boolean => choice === 'all' || drawType === 'points'
  if (mesh.indices.length === 0) return { count: isChosen(mesh.defaultDraw.drawType) ? positions.numbers.length / 3 : 0, attributes }
  const vertices: number[] = []
  for (const { drawType, buffer } of mesh.indices)
    if (isChosen(drawType)) for (const index of plainNumbers(buffer.format, await buffer.read())) vertices.push(index)
  return { count: vertices.length, attributes: new Map([...attributes].map(([name, source]) => [name, gathered(source, vertices)])) }
}

function gathered({ size, numbers }: VertexAttribute, vertices: readonly number[]): VertexAttribute {
  const result = new Float32Array(vertices.length * size)
  vertices.forEach((vertex, i) => {
    result.set(numbers.subarray(vertex * size, (vertex + 1) * size), i * size)
  })
  return { size, numbers: result }
}
