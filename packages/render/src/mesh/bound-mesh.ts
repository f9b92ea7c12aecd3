import { type DrawType, type Mesh, plainList, plainNumbers, type Vec3 } from '@ivw/data'
import { BufferAttribute, BufferGeometry } from 'three/webgpu'
import { GpuError } from '../errors.ts'
import { lineQuads } from './line-quads.ts'
import { type VertexAttribute, vertexAttributes } from './vertex-attributes.ts'

/** One list of primitives on the GPU; of lines the quads (`lineQuads`). */
export interface MeshPart {
  readonly drawType: DrawType
  readonly geometry: BufferGeometry
}

/** A mesh on the GPU. Attributes: `position`, `normal`, `texcoord` (vec3), `color`, `pickingColor` (vec4), `radii`, `scalarMeta` (float). */
export interface BoundMesh {
  readonly mesh: Mesh
  readonly parts: readonly MeshPart[]
  readonly attributes: ReadonlySet<string>
  /** Lowest and highest position, model space. */
  readonly bounds: readonly [Vec3, Vec3]
}

/** @throws GpuError when the mesh has no positions. */
export async function bindMesh(mesh: Mesh): Promise<BoundMesh> {
  const vertices = await vertexAttributes(mesh)
  const positions = vertices.get('position')?.numbers
  if (!positions) throw new GpuError('The mesh has no positions and cannot be drawn')
  const shared = sharedAttributes(vertices)
  const parts: MeshPart[] = []
  const count = positions.length / 3
  const lists = mesh.indices.map(async list => plainList(list, plainNumbers(list.buffer.format, await list.buffer.read())))
  const all =
    lists.length > 0
      ? await Promise.all(lists)
      : [
          plainList(
            mesh.defaultDraw,
            Array.from({ length: count }, (_, i) => i),
          ),
        ]
  for (const { drawType, indices } of mergedLists(all))
    parts.push({ drawType, geometry: drawType === 'lines' ? lineQuads(vertices, indices) : indexed(shared, indices) })
  return { mesh, parts, attributes: new Set(vertices.keys()), bounds: boundsOf(positions) }
}

interface PlainList {
  readonly drawType: DrawType
  readonly indices: number[]
}

/** Lists of one kind that follow each other are drawn at once: thousands of lines, each a list of its own, would take seconds. */
export function mergedLists(lists: readonly PlainList[]): readonly PlainList[] {
  const merged: PlainList[] = []
  for (const list of lists) {
    const last = merged.at(-1)
    if (list.indices.length === 0) continue
    if (last?.drawType === list.drawType) for (const index of list.indices) last.indices.push(index)
    else merged.push({ drawType: list.drawType, indices: [...list.indices] })
  }
  return merged
}

type GpuAttributes = readonly (readonly [name: string, attribute: BufferAttribute])[]

function sharedAttributes(vertices: ReadonlyMap<string, VertexAttribute>): GpuAttributes {
  return [...vertices].map(([name, { size, numbers }]) => [name, new BufferAttribute(numbers, size)] as const)
}

function indexed(attributes: GpuAttributes, indices: readonly number[]): BufferGeometry {
  const geometry = new BufferGeometry()
  for (const [name, attribute] of attributes) geometry.setAttribute(name, attribute)
  geometry.setIndex(new BufferAttribute(Uint32Array.from(indices), 1))
  return geometry
}

function boundsOf(positions: Float32Array): readonly [Vec3, Vec3] {
  const low: [number, number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const high: [number, number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  positions.forEach((x, i) => {
    const axis = (i % 3) as 0 | 1 | 2
    low[axis] = Math.min(low[axis], x)
    high[axis] = Math.max(high[axis], x)
  })
  return [low, high]
}
