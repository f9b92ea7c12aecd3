import { type Buffer, type DrawInfo, type Mesh, plainNumbers } from '@ivw/data'
import { GpuError } from '../errors.ts'
import { pickingColor } from '../shading/picking.ts'

/** Numbers of vertices: the one before a segment, its two ends, the one after it. */
export type Segment = readonly [number, number, number, number]

/** Segments of a list of vertices; without a neighbour the end itself takes its place. Points and triangles have none. */
export function segmentsOf({ drawType, connectivity }: DrawInfo, indices: ArrayLike<number>): readonly Segment[] {
  if (drawType !== 'lines') return []
  const at = (i: number): number => indices[i] as number
  const alone = (a: number, b: number): Segment => [at(a), at(a), at(b), at(b)]
  const count = indices.length
  const every = (step: number, used: number, make: (i: number) => Segment): Segment[] => {
    const segments: Segment[] = []
    for (let i = 0; i + used <= count; i += step) segments.push(make(i))
    return segments
  }
  switch (connectivity) {
    case 'strip':
      return every(1, 2, i => alone(i, i + 1))
    case 'loop':
      return count < 2 ? [] : [...every(1, 2, i => alone(i, i + 1)), alone(count - 1, 0)]
    case 'adjacency':
      return every(4, 4, i => [at(i), at(i + 1), at(i + 2), at(i + 3)])
    case 'stripAdjacency':
      return every(1, 4, i => [at(i), at(i + 1), at(i + 2), at(i + 3)])
    default:
      return every(2, 2, i => alone(i, i + 1))
  }
}

/** Segments of all lists of lines, in order; without lists those that the vertices make one after the other. */
export async function meshSegments(mesh: Mesh, vertexCount: number): Promise<readonly Segment[]> {
  const lists = mesh.indices.map(async list => segmentsOf(list, plainNumbers(list.buffer.format, await list.buffer.read())))
  if (lists.length > 0) return (await Promise.all(lists)).flat()
  return segmentsOf(
    mesh.defaultDraw,
    Array.from({ length: vertexCount }, (_, i) => i),
  )
}

/** Per segment, in order: three floats for each of the four points, four for the colours of both ends, four of picking. */
export interface SegmentArrays {
  readonly count: number
  readonly points: readonly [Float32Array, Float32Array, Float32Array, Float32Array]
  readonly colors: readonly [Float32Array, Float32Array]
  readonly picking: Float32Array
}

/** @throws GpuError when the mesh has no positions. */
export async function segmentArrays(mesh: Mesh): Promise<SegmentArrays> {
  const [positions, colors, identifiers] = await Promise.all([
    numbers(mesh.buffer('position')),
    numbers(mesh.buffer('color')),
    numbers(mesh.buffer('picking')),
  ])
  if (!positions) throw new GpuError('The mesh has no positions and cannot be drawn')
  const segments = await meshSegments(mesh, positions.length)
  const gather = (source: Vertices | undefined, which: 0 | 1 | 2 | 3, size: number, missing: readonly number[]): Float32Array => {
    const result = new Float32Array(segments.length * size)
    segments.forEach((segment, i) => {
      for (let c = 0; c < size; c++) result[i * size + c] = source?.at(segment[which], c) ?? (missing[c] as number)
    })
    return result
  }
  const point = (which: 0 | 1 | 2 | 3) => gather(positions, which, 3, [0, 0, 0])
  const color = (which: 1 | 2) => gather(colors, which, 4, [0, 0, 0, 1])
  const picking = segments.flatMap(segment => pickingColor(identifiers?.at(segment[1], 0) ?? 0))
  return {
    count: segments.length,
    points: [point(0), point(1), point(2), point(3)],
    colors: [color(1), color(2)],
    picking: Float32Array.from(picking),
  }
}

interface Vertices {
  readonly length: number
  /** Undefined for a component that the buffer lacks. */
  at(vertex: number, component: number): number | undefined
}

async function numbers(buffer: Buffer | undefined): Promise<Vertices | undefined> {
  if (!buffer) return undefined
  const { components, numericType, bits } = buffer.format
  const array = plainNumbers(buffer.format, await buffer.read())
  const unit = components >= 3 && numericType === 'uint' && bits <= 16 ? 2 ** bits - 1 : 1
  return {
    length: buffer.length,
    at: (vertex, component) => (component < components ? (array[vertex * components + component] as number) / unit : undefined),
  }
}
