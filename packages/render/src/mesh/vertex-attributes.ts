import { type Buffer, type BufferType, type Mesh, plainNumbers, typeRange } from '@ivw/data'
import { pickingColor } from '../shading/picking.ts'

/** Name and size of the attributes that shaders read. */
export const attributeSizes: Partial<Record<BufferType, number>> = {
  position: 3,
  normal: 3,
  color: 4,
  texcoord: 3,
  radii: 1,
  scalarMeta: 1,
}

export interface VertexAttribute {
  readonly size: number
  readonly numbers: Float32Array
}

/** Buffers of a mesh as shaders read them, by attribute name; picking ids as `pickingColor`. Of several of a type the first counts. */
export async function vertexAttributes(mesh: Mesh): Promise<Map<string, VertexAttribute>> {
  const attributes = new Map<string, VertexAttribute>()
  for (const { type, buffer } of mesh.buffers) {
    const size = attributeSizes[type]
    if (size !== undefined && !attributes.has(type))
      attributes.set(type, { size, numbers: await floats(buffer, size, type === 'color' ? 1 : 0) })
    if (type === 'picking') attributes.set('pickingColor', { size: 4, numbers: await pickingColors(buffer) })
  }
  return attributes
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
