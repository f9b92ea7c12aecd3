import { type DrawType, type Mesh, plainNumbers, type Vec3 } from '@ivw/data'
import { BufferAttribute, BufferGeometry } from 'three/webgpu'
import { GpuError } from '../errors.ts'
import { plainList } from './primitives.ts'
import { vertexAttributes } from './vertex-attributes.ts'

/** One list of primitives on the GPU. */
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
  const attributes = new Map<string, BufferAttribute>()
  for (const [name, { size, numbers }] of await vertexAttributes(mesh)) attributes.set(name, new BufferAttribute(numbers, size))
  const position = attributes.get('position')
  if (!position) throw new GpuError('The mesh has no positions and cannot be drawn')
  const parts: MeshPart[] = []
  const count = position.count
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
  for (const { drawType, indices } of all) {
    if (indices.length === 0) continue
    const geometry = new BufferGeometry()
    for (const [name, attribute] of attributes) geometry.setAttribute(name, attribute)
    geometry.setIndex(new BufferAttribute(Uint32Array.from(indices), 1))
    parts.push({ drawType, geometry })
  }
  return { mesh, parts, attributes: new Set(attributes.keys()), bounds: boundsOf(position.array as Float32Array) }
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
