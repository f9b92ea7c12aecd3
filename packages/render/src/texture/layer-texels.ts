import { type DataFormat, formatOf, type Layer, type NumericArray, typeRange } from '@ivw/data'
import type { Texture } from 'three/webgpu'
import { renderableFormat } from '../image/image-layout.ts'
import { layerTexture } from './data-texture.ts'
import { type EncodingLimits, encodeTexels } from './texel-encoding.ts'
import type { CachedTexture } from './texture-cache.ts'

/** A layer on the GPU. Sampling gives what GL gives: 8 and 16-bit integers as 0..1 (-1..1 when signed), all others as they are. */
export interface LayerTexels extends CachedTexture {
  readonly texture: Texture
  /** `sample = texel * scale + offset`. */
  readonly scale: number
  readonly offset: number
  /** Drawn by the GPU, whose first row is the top one under WebGPU and the bottom one under WebGL. */
  readonly rendered: boolean
}

export function layerTexels(layer: Layer, array: NumericArray, limits: EncodingLimits): LayerTexels {
  const { numericType, bits } = layer.format
  const encoded = encodeTexels(array, layer.format, { ...limits, split: false })
  const unit = numericType !== 'float' && bits <= 16 ? typeRange(layer.format)[1] : 1
  return {
    texture: layerTexture(layer, encoded),
    bytes: encoded.data.byteLength,
    scale: encoded.scale / unit,
    offset: encoded.offset / unit,
    rendered: false,
  }
}

/** Four components of the type and precision of this format, as far as they can be drawn into (core spec 6.15, Background). */
export function colorFormatFor({ numericType, bits }: DataFormat): DataFormat {
  return renderableFormat(formatOf(numericType, bits, 4))
}
