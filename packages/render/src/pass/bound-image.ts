import type { Layer, Vec2 } from '@ivw/data'
import type { RenderedImage, RenderedSource } from '../image/rendered-image.ts'
import type { LayerTexels } from '../texture/layer-texels.ts'

/** A layer with its texture. */
export interface BoundLayer {
  readonly layer: Layer
  readonly texels: LayerTexels
}

/** An image all of whose layers have textures. */
export interface BoundImage {
  readonly dimensions: Vec2
  readonly colors: readonly BoundLayer[]
  readonly depth: BoundLayer | undefined
  readonly picking: BoundLayer | undefined
}

/** A rendered image is bound already. */
export function boundRendered(image: RenderedImage): BoundImage {
  const bind = (layer: Layer): BoundLayer => ({ layer, texels: (layer.source as RenderedSource).texels })
  return {
    dimensions: image.dimensions,
    colors: image.colorLayers.map(bind),
    depth: image.depth && bind(image.depth),
    picking: image.picking && bind(image.picking),
  }
}
