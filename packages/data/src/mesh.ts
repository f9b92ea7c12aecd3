import type { Buffer } from './buffer.ts'
import type { MetaData } from './grid.ts'
import { identity, type Mat4, multiply } from './matrix.ts'

/** In the order of their default locations. */
export const bufferTypes = [
  'position',
  'normal',
  'color',
  'texcoord',
  'curvature',
  'index',
  'radii',
  'picking',
  'scalarMeta',
  'intMeta',
  'unknown',
] as const
export type BufferType = (typeof bufferTypes)[number]

export type DrawType = 'points' | 'lines' | 'triangles'
export type Connectivity = 'none' | 'strip' | 'loop' | 'fan' | 'adjacency' | 'stripAdjacency'

export interface DrawInfo {
  readonly drawType: DrawType
  readonly connectivity: Connectivity
}

export interface MeshBuffer {
  readonly type: BufferType
  /** Shader attribute location; at most one buffer each. */
  readonly location: number
  readonly buffer: Buffer
}

/** Numbers of vertices (UINT32) with how to join them. */
export interface MeshIndices extends DrawInfo {
  readonly buffer: Buffer
}

export interface MeshOptions {
  readonly buffers: readonly MeshBuffer[]
  readonly indices?: readonly MeshIndices[]
  /** How vertices are joined when there are no indices. Default points. */
  readonly defaultDraw?: DrawInfo
  readonly modelMatrix?: Mat4
  readonly worldMatrix?: Mat4
  readonly metadata?: MetaData
}

/** Vertices with attributes, drawn through index lists or, without any, in order. Immutable; buffers are shared. */
export class Mesh {
  readonly buffers: readonly MeshBuffer[]
  readonly indices: readonly MeshIndices[]
  readonly defaultDraw: DrawInfo
  readonly modelMatrix: Mat4
  readonly worldMatrix: Mat4
  readonly metadata: MetaData

  constructor(options: MeshOptions) {
    this.buffers = options.buffers
    this.indices = options.indices ?? []
    this.defaultDraw = options.defaultDraw ?? { drawType: 'points', connectivity: 'none' }
    this.modelMatrix = options.modelMatrix ?? identity
    this.worldMatrix = options.worldMatrix ?? identity
    this.metadata = options.metadata ?? {}
  }

  with(changes: Partial<MeshOptions>): Mesh {
    return new Mesh({ ...this, ...changes })
  }

  /** The first buffer of the type. */
  buffer(type: BufferType): Buffer | undefined {
    return this.buffers.find(entry => entry.type === type)?.buffer
  }

  get worldFromModel(): Mat4 {
    return multiply(this.worldMatrix, this.modelMatrix)
  }
}

/** A mesh entry at the default location of its type. */
export function attribute(type: BufferType, buffer: Buffer): MeshBuffer {
  return { type, location: bufferTypes.indexOf(type), buffer }
}
