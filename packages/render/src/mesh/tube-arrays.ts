import type { Mesh } from '@ivw/data'
import { GpuError } from '../errors.ts'
import type { GlyphArrays } from './glyph-arrays.ts'
import { meshSegments } from './line-segments.ts'
import { type VertexAttribute, vertexAttributes } from './vertex-attributes.ts'

/**
 * What shaders read of every segment of the lines of a mesh: positions of the vertex before it, of its ends and of the one after it
 * (`point0` to `point3`), every other attribute of both ends (such as `color1` and `color2`) and the picking colour of its start.
 * @throws GpuError when the mesh has no positions.
 */
export async function tubeArrays(mesh: Mesh): Promise<GlyphArrays> {
  const vertices = await vertexAttributes(mesh)
  const positions = vertices.get('position')
  if (!positions) throw new GpuError('The mesh has no positions and cannot be drawn')
  const segments = await meshSegments(mesh, positions.numbers.length / 3)
  const attributes = new Map<string, VertexAttribute>()
  const gather = (name: string, { size, numbers }: VertexAttribute, which: 0 | 1 | 2 | 3): void => {
    const result = new Float32Array(segments.length * size)
    segments.forEach((segment, i) => {
      for (let c = 0; c < size; c++) result[i * size + c] = numbers[segment[which] * size + c] as number
    })
    attributes.set(name, { size, numbers: result })
  }
  for (const which of [0, 1, 2, 3] as const) gather(`point${which}`, positions, which)
  for (const name of ['color', 'radii', 'scalarMeta']) {
    const source = vertices.get(name)
    if (source) for (const which of [1, 2] as const) gather(`${name}${which}`, source, which)
  }
  const picking = vertices.get('pickingColor')
  if (picking) gather('pickingColor', picking, 1)
  return { count: segments.length, attributes }
}
