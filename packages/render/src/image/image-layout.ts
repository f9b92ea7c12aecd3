import { type DataFormat, formatByName } from '@ivw/data'
import {
  DepthTexture,
  FloatType,
  HalfFloatType,
  LinearFilter,
  NearestFilter,
  NoColorSpace,
  RenderTarget,
  RGBAFormat,
  UnsignedByteType,
} from 'three/webgpu'

/** What a rendered image consists of. */
export interface ImageLayout {
  /** One or more formats; what is stored always has four components. */
  readonly colors: readonly DataFormat[]
  readonly depth: boolean
  readonly picking: boolean
}

/** One RGBA8 colour layer, depth, picking: what Inviwo's images consist of unless something else is asked for. */
export const defaultLayout: ImageLayout = { colors: [formatByName('Vec4UINT8')], depth: true, picking: true }

export function sameLayout(a: ImageLayout, b: ImageLayout): boolean {
  return (
    a.depth === b.depth && a.picking === b.picking && a.colors.length === b.colors.length && a.colors.every((f, i) => f === b.colors[i])
  )
}

/** Number of the attachment: colour 0, picking, then the further colours (core spec 2.3). */
export function attachmentOf(layout: ImageLayout, layer: number | 'picking'): number {
  if (layer === 'picking') return 1
  return layer === 0 ? 0 : layer + (layout.picking ? 1 : 0)
}

export function attachmentCount({ colors, picking }: ImageLayout): number {
  return colors.length + (picking ? 1 : 0)
}

export function renderTargetFor(layout: ImageLayout, width: number, height: number): RenderTarget {
  const target = new RenderTarget(width, height, {
    count: attachmentCount(layout),
    depthBuffer: layout.depth,
    type: UnsignedByteType,
    format: RGBAFormat,
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    colorSpace: NoColorSpace,
    generateMipmaps: false,
  })
  layout.colors.forEach((format, i) => {
    const texture = target.textures[attachmentOf(layout, i)]
    if (texture) texture.type = format.bits === 8 ? UnsignedByteType : format.bits === 16 ? HalfFloatType : FloatType
  })
  if (layout.depth) {
    target.depthTexture = new DepthTexture(width, height, FloatType)
    target.depthTexture.minFilter = target.depthTexture.magFilter = NearestFilter
  }
  return target
}
