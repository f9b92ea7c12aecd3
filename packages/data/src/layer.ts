import type { ArraySource } from './array-source.ts'
import { type Axis, type DataMap, defaultDataMap } from './data-map.ts'
import type { DataFormat, NumericArray } from './format.ts'
import { checkGrid, type MetaData } from './grid.ts'
import { identity, type Mat4 } from './matrix.ts'
import { colorSwizzle, type Interpolation, type Swizzle, type Wrap } from './sampling.ts'
import type { Vec2 } from './vector.ts'

export type LayerRole = 'color' | 'depth' | 'picking'

export interface LayerOptions {
  /** Pixels along x, y. */
  readonly dimensions: Vec2
  readonly format: DataFormat
  readonly source: ArraySource
  readonly role?: LayerRole
  /** Model from texture space; the image lies in its xy plane. Default identity. */
  readonly modelMatrix?: Mat4
  readonly worldMatrix?: Mat4
  readonly dataMap?: DataMap
  readonly swizzle?: Swizzle
  readonly interpolation?: Interpolation
  readonly wrapping?: readonly [Wrap, Wrap]
  readonly axes?: readonly [Axis, Axis]
  readonly metadata?: MetaData
}

/** A grid of pixels; row 0 is the bottom row. Immutable; `with` makes a changed copy that shares the numbers. */
export class Layer {
  readonly dimensions: Vec2
  readonly format: DataFormat
  readonly source: ArraySource
  readonly role: LayerRole
  readonly modelMatrix: Mat4
  readonly worldMatrix: Mat4
  readonly dataMap: DataMap
  readonly swizzle: Swizzle
  readonly interpolation: Interpolation
  readonly wrapping: readonly [Wrap, Wrap]
  readonly axes: readonly [Axis, Axis]
  readonly metadata: MetaData

  /** Throws DataError when a dimension is no positive whole number or the array in memory has another length. */
  constructor(options: LayerOptions) {
    checkGrid('layer', options.dimensions, options.format, options.source)
    this.dimensions = options.dimensions
    this.format = options.format
    this.source = options.source
    this.role = options.role ?? 'color'
    this.modelMatrix = options.modelMatrix ?? identity
    this.worldMatrix = options.worldMatrix ?? identity
    this.dataMap = options.dataMap ?? defaultDataMap(options.format)
    this.swizzle = options.swizzle ?? (this.role === 'depth' ? 'rrr1' : colorSwizzle(options.format.components))
    this.interpolation = options.interpolation ?? 'linear'
    this.wrapping = options.wrapping ?? ['clamp', 'clamp']
    this.axes = options.axes ?? [
      { name: 'x', unit: '' },
      { name: 'y', unit: '' },
    ]
    this.metadata = options.metadata ?? {}
  }

  /** `x * y * components` numbers: components fastest, then x, then y from the bottom up. */
  read(signal?: AbortSignal): Promise<NumericArray> {
    return this.source.read(signal)
  }

  with(changes: Partial<LayerOptions>): Layer {
    return new Layer({ ...this, ...changes })
  }

  get pixels(): number {
    return this.dimensions[0] * this.dimensions[1]
  }
}
