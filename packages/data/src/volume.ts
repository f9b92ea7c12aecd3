import type { ArraySource } from './array-source.ts'
import { type Axis, type DataMap, defaultDataMap } from './data-map.ts'
import type { DataFormat, NumericArray } from './format.ts'
import { checkGrid, type MetaData } from './grid.ts'
import { identity, invert, type Mat4, multiply } from './matrix.ts'
import type { Interpolation, Swizzle, Wrap } from './sampling.ts'
import { type GradientSpacing, gradientSpacing, indexFromTexture, textureFromIndex } from './spaces.ts'
import type { Vec3 } from './vector.ts'

export interface VolumeOptions {
  /** Voxels along x, y, z; 0 for a box without voxels. */
  readonly dimensions: Vec3
  readonly format: DataFormat
  readonly source: ArraySource
  /** Model from texture space: the columns are the edge vectors of the box and its corner. Default identity. */
  readonly modelMatrix?: Mat4
  /** World from model space. Default identity. */
  readonly worldMatrix?: Mat4
  readonly dataMap?: DataMap
  readonly swizzle?: Swizzle
  readonly interpolation?: Interpolation
  readonly wrapping?: readonly [Wrap, Wrap, Wrap]
  readonly axes?: readonly [Axis, Axis, Axis]
  readonly metadata?: MetaData
}

/** A regular grid of voxels in space. Immutable; `with` makes a changed copy that shares the numbers. */
export class Volume {
  readonly dimensions: Vec3
  readonly format: DataFormat
  readonly source: ArraySource
  readonly modelMatrix: Mat4
  readonly worldMatrix: Mat4
  readonly dataMap: DataMap
  readonly swizzle: Swizzle
  readonly interpolation: Interpolation
  readonly wrapping: readonly [Wrap, Wrap, Wrap]
  readonly axes: readonly [Axis, Axis, Axis]
  readonly metadata: MetaData

  /** Throws DataError when a dimension is negative or no whole number or the array in memory has another length. */
  constructor(options: VolumeOptions) {
    checkGrid('volume', options.dimensions, options.format, options.source, 0)
    this.dimensions = options.dimensions
    this.format = options.format
    this.source = options.source
    this.modelMatrix = options.modelMatrix ?? identity
    this.worldMatrix = options.worldMatrix ?? identity
    this.dataMap = options.dataMap ?? defaultDataMap(options.format)
    this.swizzle = options.swizzle ?? 'rgba'
    this.interpolation = options.interpolation ?? 'linear'
    this.wrapping = options.wrapping ?? ['clamp', 'clamp', 'clamp']
    this.axes = options.axes ?? [
      { name: 'x', unit: '' },
      { name: 'y', unit: '' },
      { name: 'z', unit: '' },
    ]
    this.metadata = options.metadata ?? {}
  }

  /** `x * y * z * components` numbers: components fastest, then x, y, z. */
  read(signal?: AbortSignal): Promise<NumericArray> {
    return this.source.read(signal)
  }

  with(changes: Partial<VolumeOptions>): Volume {
    return new Volume({ ...this, ...changes })
  }

  get voxels(): number {
    return this.dimensions[0] * this.dimensions[1] * this.dimensions[2]
  }

  get bytes(): number {
    return this.voxels * this.format.bytes
  }

  get worldFromTexture(): Mat4 {
    return multiply(this.worldMatrix, this.modelMatrix)
  }

  /** Throws DataError when the box is flat. */
  get textureFromWorld(): Mat4 {
    return invert(this.worldFromTexture)
  }

  get indexFromTexture(): Mat4 {
    return indexFromTexture(this.dimensions)
  }

  get textureFromIndex(): Mat4 {
    return textureFromIndex(this.dimensions)
  }

  get worldFromIndex(): Mat4 {
    return multiply(this.worldFromTexture, this.textureFromIndex)
  }

  get indexFromWorld(): Mat4 {
    return multiply(this.indexFromTexture, this.textureFromWorld)
  }

  get gradientSpacing(): GradientSpacing {
    return gradientSpacing(this.dimensions, this.worldFromTexture, this.textureFromWorld)
  }
}
