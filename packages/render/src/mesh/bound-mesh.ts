import { type Buffer, type BufferType, type DrawType, type Mesh, plainNumbers, typeRange, type Vec3 } from '@ivw/data'
import { BufferAttribute, BufferGeometry } from 'three/webgpu'
import { GpuError } from '../errors.ts'
import { pickingColor } from '../shading/picking.ts'
import { plainList } from './primitives.ts'

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

/** Name and size of the attributes that shaders read. */
const sizes: Partial<Record<BufferType, number>> = { position: 3, normal: 3, color: 4, texcoord: 3, radii: 1, scalarMeta: 1 }

/** @throws GpuError when the mesh has no positions. */
export async function bindMesh(mesh: Mesh): Promise<BoundMesh> {
  const attributes = new Map<string, BufferAttribute>()
  for (const { type, buffer } of mesh.buffers) {
    const size = sizes[type]
    if (size !== undefined && !attributes.has(type))
      attributes.set(type, new BufferAttribute(await floats(buffer, size, type === 'color' ? 1 : 0), size))
    if (type === 'picking') attributes.set('pickingColor', new BufferAttribute(await pickingColors(buffer), 4))
  }
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

/** `size` floats for every element; 8 and 16-bit integers of a colour become 0..1; missing components are 0, a missing fourth `last`. */
async function floats(buffer: Buffer, size: number, last: number): Promise<Float32Array> {
  const { components, numericType, bits } = buffer.format
  const numbers = plainNumbers(buffer.format, await buffer.read())
  const unit = last === 1 && numericType !== 'float' && bits <= 16 ? typeRange(buffer.format)[1] : 1
  const result = new Float32Array(buffer.length * size)
  for (let i = 0; i < buffer.length; i++)
    for (let c = 0; c < size; c++)
      result[i * size + c] = c < components ? (numbers[i * components + c] as number) / unit : c === 3 ? last : 0
  return result
}

async function pickingColors(buffer: Buffer): Promise<Float32Array> {
  const identifiers = plainNumbers(buffer.format, await buffer.read())
  return Float32Array.from(Array.from(identifiers).flatMap(id => pickingColor(id)))
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
