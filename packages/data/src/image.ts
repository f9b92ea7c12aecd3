import { DataError } from './errors.ts'
import type { Layer } from './layer.ts'
import type { Vec2 } from './vector.ts'

export interface ImageOptions {
  /** One or more, of equal dimensions. */
  readonly colorLayers: readonly Layer[]
  /** Float, 0 near to 1 far. */
  readonly depth?: Layer | undefined
  /** Picking identifiers as RGBA8. */
  readonly picking?: Layer | undefined
}

/** Colour layers of one size with optional depth and picking. */
export class Image {
  readonly colorLayers: readonly Layer[]
  readonly depth: Layer | undefined
  readonly picking: Layer | undefined

  /** Throws DataError when there is no colour layer or the sizes differ. */
  constructor(options: ImageOptions) {
    const all = [...options.colorLayers, options.depth, options.picking].filter(layer => layer !== undefined)
    const sizes = new Set(all.map(layer => layer.dimensions.join(' x ')))
    if (options.colorLayers.length === 0) throw new DataError('An image has at least one colour layer')
    if (sizes.size > 1) throw new DataError('The layers of an image have one size', { found: [...sizes].join(', ') })
    this.colorLayers = options.colorLayers
    this.depth = options.depth
    this.picking = options.picking
  }

  get dimensions(): Vec2 {
    return (this.colorLayers[0] as Layer).dimensions
  }
}
