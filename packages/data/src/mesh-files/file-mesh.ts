import { bufferOf } from '../buffer.ts'
import { attribute, Mesh } from '../mesh.ts'
import type { Pauses } from '../pauses.ts'
import type { Vec4 } from '../vector.ts'
import { joinedRows } from './joined-rows.ts'
import { smoothNormals } from './smooth-normals.ts'

export interface MeshFile {
  readonly mesh: Mesh
  readonly warnings: readonly string[]
}

/** What was read, some vertices perhaps twice; three numbers a vertex, four of a colour. */
export interface ReadVertices {
  readonly positions: Float32Array
  /** Where all three are 0 there is none. */
  readonly normals: Float32Array | undefined
  readonly texcoords: Float32Array | undefined
  readonly colors: Float32Array | undefined
  /** Three vertices a triangle; empty for a cloud of points. */
  readonly triangles: Uint32Array
}

/**
 * A mesh of one list of triangles in which each vertex is once, with normals, texture coordinates and colours; what a file does not say is
 * made: smooth normals, no texture coordinates, one colour. Without triangles it is a cloud of points without normals.
 */
export async function fileMesh(read: ReadVertices, color: Vec4, pauses: Pauses): Promise<Mesh> {
  const count = read.positions.length / 3
  const isCloud = read.triangles.length === 0
  const normals = isCloud ? read.normals : await completed(read, pauses)
  const parts = [
    { array: read.positions, width: 3 },
    ...(normals ? [{ array: normals, width: 3 }] : []),
    ...(read.texcoords ? [{ array: read.texcoords, width: 3 }] : []),
    ...(read.colors ? [{ array: read.colors, width: 4 }] : []),
  ]
  const width = parts.reduce((sum, part) => sum + part.width, 0)
  const rows = new Float32Array(count * width)
  for (let vertex = 0, to = 0; vertex < count; vertex++) {
    if (vertex % 32768 === 0) await pauses.take()
    // Zero and negative zero are one.
    for (const part of parts) for (let i = 0; i < part.width; i++) rows[to++] = (part.array[vertex * part.width + i] as number) + 0
  }
  const joined = isCloud ? undefined : await joinedRows(rows, width, pauses)
  const kept = joined?.rows ?? rows
  const vertices = kept.length / width
  const column = async (from: number, size: number): Promise<Float32Array<ArrayBuffer>> => {
    await pauses.take()
    const array = new Float32Array(vertices * size)
    for (let vertex = 0; vertex < vertices; vertex++)
      for (let i = 0; i < size; i++) array[vertex * size + i] = kept[vertex * width + from + i] as number
    return array
  }
  const texcoordsFrom = normals ? 6 : 3
  const texcoords = read.texcoords ? await column(texcoordsFrom, 3) : new Float32Array(vertices * 3)
  const colors = read.colors ? await column(width - 4, 4) : repeated(color, vertices)
  await pauses.take()
  const indices = joined && read.triangles.map(vertex => joined.numbers[vertex] as number)
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', await column(0, 3))),
      ...(normals ? [attribute('normal', bufferOf('Vec3FLOAT32', await column(3, 3)))] : []),
      attribute('texcoord', bufferOf('Vec3FLOAT32', texcoords)),
      attribute('color', bufferOf('Vec4FLOAT32', colors)),
    ],
    indices: indices ? [{ drawType: 'triangles', connectivity: 'none', buffer: bufferOf('UINT32', indices) }] : [],
    defaultDraw: { drawType: isCloud ? 'points' : 'triangles', connectivity: 'none' },
  })
}

/** The normals of the file, and smooth ones where it has none. */
async function completed({ positions, normals, triangles }: ReadVertices, pauses: Pauses): Promise<Float32Array> {
  const isMissing = (vertex: number) =>
    !normals || (normals[vertex * 3] === 0 && normals[vertex * 3 + 1] === 0 && normals[vertex * 3 + 2] === 0)
  let isComplete = normals !== undefined
  for (let vertex = 0; vertex < positions.length / 3 && isComplete; vertex++) if (isMissing(vertex)) isComplete = false
  if (normals && isComplete) return normals
  const smooth = await smoothNormals(positions, triangles, pauses)
  if (!normals) return smooth
  return normals.map((value, i) => (isMissing(Math.floor(i / 3)) ? (smooth[i] as number) : value))
}

function repeated(color: Vec4, count: number): Float32Array<ArrayBuffer> {
  const colors = new Float32Array(count * 4)
  for (let i = 0; i < colors.length; i++) colors[i] = color[i % 4] as number
  return colors
}
