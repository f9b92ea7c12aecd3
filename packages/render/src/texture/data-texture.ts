import type { Interpolation, Layer, Volume, Wrap } from '@ivw/data'
import {
  ClampToEdgeWrapping,
  Data3DTexture,
  DataTexture,
  FloatType,
  HalfFloatType,
  LinearFilter,
  MirroredRepeatWrapping,
  NearestFilter,
  NoColorSpace,
  RedFormat,
  RepeatWrapping,
  RGBAFormat,
  RGFormat,
  type Texture,
  UnsignedByteType,
  type Wrapping,
} from 'three/webgpu'
import type { EncodedTexels } from './texel-encoding.ts'

const types = { uint8: UnsignedByteType, half: HalfFloatType, float: FloatType } as const
const formats = { 1: RedFormat, 2: RGFormat, 4: RGBAFormat } as const
const wrappings: Record<Wrap, Wrapping> = { clamp: ClampToEdgeWrapping, repeat: RepeatWrapping, mirror: MirroredRepeatWrapping }

export function volumeTexture(volume: Volume, texels: EncodedTexels): Data3DTexture {
  const [x, y, z] = volume.dimensions
  const texture = new Data3DTexture(texels.data, x, y, z)
  texture.wrapR = wrappings[volume.wrapping[2]]
  return configured(texture, texels, volume.interpolation, volume.wrapping)
}

export function layerTexture(layer: Layer, texels: EncodedTexels): DataTexture {
  const [x, y] = layer.dimensions
  return configured(new DataTexture(texels.data, x, y), texels, layer.interpolation, layer.wrapping)
}

/** A table of colours over 0..1, `RGBA` floats, filtered linearly. */
export function tableTexture(table: Float32Array<ArrayBuffer>): DataTexture {
  const texture = new DataTexture(table, table.length / 4, 1, RGBAFormat, FloatType)
  texture.minFilter = LinearFilter
  texture.magFilter = LinearFilter
  texture.needsUpdate = true
  return texture
}

function configured<T extends Texture>(texture: T, texels: EncodedTexels, interpolation: Interpolation, wrapping: readonly Wrap[]): T {
  texture.format = formats[texels.channels]
  texture.type = types[texels.type]
  texture.colorSpace = NoColorSpace
  texture.wrapS = wrappings[wrapping[0] ?? 'clamp']
  texture.wrapT = wrappings[wrapping[1] ?? 'clamp']
  texture.minFilter = texture.magFilter = interpolation === 'linear' ? LinearFilter : NearestFilter
  texture.generateMipmaps = false
  texture.unpackAlignment = 1
  texture.needsUpdate = true
  return texture
}
