import { bufferOf } from '../buffer.ts'
import type { Mat4 } from '../matrix.ts'
import { attribute, type DrawInfo, Mesh } from '../mesh.ts'
import type { Vec3, Vec4 } from '../vector.ts'

export interface Vertex {
  readonly position: Vec3
  readonly normal: Vec3
  readonly texcoord: Vec3
  readonly color: Vec4
}

export interface VertexList extends DrawInfo {
  readonly indices: readonly number[]
}

/** Vertices and how they are joined, before they become the buffers of a mesh. */
export interface Shape {
  readonly vertices: readonly Vertex[]
  readonly lists: readonly VertexList[]
}

export const triangles = (indices: readonly number[]): VertexList => ({ drawType: 'triangles', connectivity: 'none', indices })

/** All in one: the vertices one after the other, every list kept as one of its own. */
export function joined(shapes: readonly Shape[]): Shape {
  const vertices: Vertex[] = []
  const lists: VertexList[] = []
  for (const shape of shapes) {
    const first = vertices.length
    for (const vertex of shape.vertices) vertices.push(vertex)
    for (const list of shape.lists) lists.push({ ...list, indices: list.indices.map(i => i + first) })
  }
  return { vertices, lists }
}

export interface ShapeOptions {
  readonly modelMatrix?: Mat4
  /** Default true. `last`: behind the other buffers, which have numbers for what takes one of them. */
  readonly normals?: boolean | 'last'
  /** Picking id of every vertex, 0 for none; without it the mesh has no picking buffer. */
  readonly picking?: ArrayLike<number> | undefined
}

/** A mesh with positions, normals, texture coordinates and colours, all floats. */
export function shapeMesh({ vertices, lists }: Shape, { modelMatrix, normals = true, picking }: ShapeOptions = {}): Mesh {
  const numbers = (of: 'position' | 'normal' | 'texcoord' | 'color') => Float32Array.from(vertices.flatMap(vertex => vertex[of]))
  const normal = normals ? [attribute('normal', bufferOf('Vec3FLOAT32', numbers('normal')))] : []
  return new Mesh({
    buffers: [
      attribute('position', bufferOf('Vec3FLOAT32', numbers('position'))),
      ...(normals === 'last' ? [] : normal),
      attribute('texcoord', bufferOf('Vec3FLOAT32', numbers('texcoord'))),
      attribute('color', bufferOf('Vec4FLOAT32', numbers('color'))),
      ...(normals === 'last' ? normal : []),
      ...(picking ? [attribute('picking', bufferOf('UINT32', Uint32Array.from(picking)))] : []),
    ],
    indices: lists.map(({ indices, ...draw }) => ({ ...draw, buffer: bufferOf('UINT32', Uint32Array.from(indices)) })),
    defaultDraw: { drawType: 'triangles', connectivity: 'none' },
    ...(modelMatrix && { modelMatrix }),
  })
}
