import { colorSwizzle, type DataFormat, formatByName, formatOf, type Image, type Swizzle } from '@ivw/data'
import {
  DepthTexture,
  FloatType,
  HalfFloatType,
  LinearFilter,
  NearestFilter,
  NoColorSpace,
  RenderTarget,
  RGBAFormat,
  type TextureDataType,
  UnsignedByteType,
} from 'three/webgpu'

/** What a rendered image consists of. */
export interface ImageLayout {
  /** One or more formats, as `renderableFormat` gives them; what is stored always has four components. */
  readonly colors: readonly DataFormat[]
  /** Which stored channels show as which, colour layer by colour layer; what is left out follows from the number of components. */
  readonly swizzles?: readonly (Swizzle | undefined)[] | undefined
  readonly depth: boolean
  readonly picking: boolean
}

const rgba8 = formatByName('Vec4UINT8')

/** One RGBA8 colour layer, depth, picking: what Inviwo's images consist of unless something else is asked for. */
export const defaultLayout: ImageLayout = { colors: [rgba8], depth: true, picking: true }

/**
 * The format closest to this one that can be drawn into: 8 and 16 bits as they are (shaders write 0..1, or -1..1 for signed
 * integers), everything else as 32-bit floats.
 */
export function renderableFormat({ numericType, bits, components }: DataFormat): DataFormat {
  return bits <= 16 ? formatOf(numericType, bits, components) : formatOf('float', 32, components)
}

/** An image like this one, with depth and picking. */
export function layoutLike({ colorLayers }: Pick<Image, 'colorLayers'>): ImageLayout {
  return {
    colors: colorLayers.map(({ format }) => renderableFormat(format)),
    swizzles: colorLayers.map(({ swizzle }) => swizzle),
    depth: true,
    picking: true,
  }
}

/** An image that can be drawn over this one in colours: its first colour layer has four components, of the same type and precision. */
export function layoutOver(image: Pick<Image, 'colorLayers'>): ImageLayout {
  const { colors, swizzles = [], ...rest } = layoutLike(image)
  const [{ numericType, bits } = rgba8, ...more] = colors
  return { ...rest, colors: [formatOf(numericType, bits, 4), ...more], swizzles: ['rgba', ...swizzles.slice(1)] }
}

export function swizzleOf({ colors, swizzles }: ImageLayout, layer: number): Swizzle {
  return swizzles?.[layer] ?? colorSwizzle((colors[layer] ?? rgba8).components)
}

export function sameLayout(a: ImageLayout, b: ImageLayout): boolean {
  return (
    a.depth === b.depth &&
    a.picking === b.picking &&
    a.colors.length === b.colors.length &&
    a.colors.every((format, i) => format === b.colors[i] && swizzleOf(a, i) === swizzleOf(b, i))
  )
}

/** What a shader depends on. Integers of 16 bits are stored as floats, which no hardware clamps. */
export function layoutKey({ colors, depth, picking }: ImageLayout): string {
  return `${colors.map(format => clampRange(format)?.join('..') ?? '').join()} ${depth} ${picking}`
}

/** What values of this format are clamped to when they are written; undefined where that is left to the hardware. */
export function clampRange({ numericType, bits }: DataFormat): readonly [low: number, high: number] | undefined {
  if (numericType === 'float' || (numericType === 'uint' && bits === 8)) return undefined
  return numericType === 'int' ? [-1, 1] : [0, 1]
}

function texelType({ numericType, bits }: DataFormat): TextureDataType {
  if (numericType === 'uint' && bits === 8) return UnsignedByteType
  return numericType === 'float' && bits === 16 ? HalfFloatType : FloatType
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
    if (texture) texture.type = texelType(format)
  })
  if (layout.depth) {
    target.depthTexture = new DepthTexture(width, height, FloatType)
    target.depthTexture.minFilter = target.depthTexture.magFilter = NearestFilter
  }
  return target
}
