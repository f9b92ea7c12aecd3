import { formatByName } from '@ivw/data'
import { z } from 'zod'
import { ProtocolError } from './errors.ts'

/** How data are told about without their numbers, in both directions. `handle` names them in their home. */
export type DataDescription =
  | VolumeDescription
  | LayerDescription
  | ImageDescription
  | BufferDescription
  | MeshDescription
  | DataFrameDescription
  | SequenceDescription
  | ObjectDescription

const numbers = (length: number) => z.array(z.number()).length(length)
const matrix4 = numbers(16)
const size = z.number().int().positive()
const axis = z.object({ name: z.string(), unit: z.string() })
const wrap = z.enum(['clamp', 'repeat', 'mirror'])
const located = { handle: z.string(), home: z.enum(['python', 'engine']), metadata: z.record(z.string(), z.unknown()).optional() }
const formatted = { format: z.string().refine(isFormat, 'unknown data format'), bytes: z.number().nonnegative().optional() }
const sampled = {
  dataMap: z.object({ dataRange: numbers(2), valueRange: numbers(2), valueAxis: axis }).optional(),
  swizzle: z.string().length(4).optional(),
  interpolation: z.enum(['linear', 'nearest']).optional(),
  wrapping: z.array(wrap).optional(),
  axes: z.array(axis).optional(),
}
const placed = { modelMatrix: matrix4.optional(), worldMatrix: matrix4.optional() }

const volume = z.object({ kind: z.literal('volume'), ...located, ...formatted, ...sampled, ...placed, dimensions: z.array(size).length(3) })
const layer = z.object({
  kind: z.literal('layer'),
  ...located,
  ...formatted,
  ...sampled,
  ...placed,
  dimensions: z.array(size).length(2),
  role: z.enum(['color', 'depth', 'picking']).optional(),
})
const image = z.object({ kind: z.literal('image'), ...located, layers: z.array(layer).min(1) })
const buffer = z.object({ kind: z.literal('buffer'), ...located, ...formatted, length: z.number().int().nonnegative() })
const draw = {
  drawType: z.enum(['points', 'lines', 'triangles']),
  connectivity: z.enum(['none', 'strip', 'loop', 'fan', 'adjacency', 'stripAdjacency']),
}
const mesh = z.object({
  kind: z.literal('mesh'),
  ...located,
  ...placed,
  buffers: z.array(z.object({ type: z.string(), location: z.number().int(), buffer })),
  indices: z.array(z.object({ ...draw, buffer })),
  defaultDraw: z.object(draw).optional(),
})
const column = z.object({
  type: z.enum(['index', 'ordinal', 'categorical']),
  header: z.string(),
  unit: z.string().optional(),
  range: numbers(2).optional(),
  categories: z.array(z.string()).optional(),
  buffer,
})
const dataFrame = z.object({ kind: z.literal('dataFrame'), ...located, columns: z.array(column).min(1) })
/** A Python object of a PythonOutport, or a plain value: only Python reads it. */
const object = z.object({ kind: z.literal('object'), ...located, repr: z.string() })
const single = z.discriminatedUnion('kind', [volume, layer, image, buffer, mesh, dataFrame, object])
const sequence = z.object({ kind: z.literal('sequence'), ...located, items: z.array(single) })
const description = z.union([single, sequence])

export type VolumeDescription = z.infer<typeof volume>
export type LayerDescription = z.infer<typeof layer>
export type ImageDescription = z.infer<typeof image>
export type BufferDescription = z.infer<typeof buffer>
export type MeshDescription = z.infer<typeof mesh>
export type DataFrameDescription = z.infer<typeof dataFrame>
export type ObjectDescription = z.infer<typeof object>
export type SequenceDescription = z.infer<typeof sequence>

/** Throws ProtocolError that names the field which is wrong. */
export function checkDescription(value: unknown): DataDescription {
  const result = description.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new ProtocolError(`Python described data that cannot be: ${issue?.path.join('.')} ${issue?.message}`)
}

function isFormat(name: string): boolean {
  try {
    formatByName(name)
    return true
  } catch {
    return false
  }
}
