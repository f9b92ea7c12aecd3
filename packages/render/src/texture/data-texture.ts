import type { Interpolation, Layer, Vec3, Volume, Wrap } from '@ivw/data'
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

export function volumeTexture(volume: Volume, texels: EncodedTexels, [x, y, z]: Vec3 = volume.dimensions): Data3DTexture {
  const texture = new Data3DTexture(texels.data, x, y, z)
  texture.wrapR = wrappings[volume.wrapping[2]]
  return configured(texture, texels, volume.interpolation, volume.wrapping)
}

/** The same, to be filled on the GPU: its numbers are in no array. `size`: texels of one that is not laid out as the volume is. */
export function unfilledVolumeTexture(volume: Volume, texels: EncodedTexels, size?: Vec3): Data3DTexture {
  const texture = volumeTexture(volume, texels, size)
  texture.image = { ...texture.image, data: null }
  texture.source.dataReady = false
  return texture
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

/** Entries between two of a table. */
const refinement = 4

/** The same, but of `refined` entries the nearest is taken: a lookup costs half as much, and no GPU lacks it. */
export function nearestTableTexture(table: Float32Array<ArrayBuffer>): DataTexture {
  const texture = tableTexture(table)
  texture.minFilter = texture.magFilter = NearestFilter
  return texture
}

/**
 * With the binary logarithm of the transparency in place of the opacity: what light loses over a length is then a product. Opaque entries
 * are as good as opaque.
 */
export function extinctionTable(table: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const result = Float32Array.from(table)
  for (let i = 3; i < result.length; i += 4) result[i] = Math.max(Math.log2(1 - (result[i] as number)), -1e6)
  return result
}

/** With interpolated entries: the nearest one is off by an eighth of what two neighbours of the table differ by, at most. */
export function refined(table: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const size = table.length / 4
  const result = new Float32Array(table.length * refinement)
  for (let i = 0; i < size * refinement; i++) {
    const place = Math.min(Math.max((i + 0.5) / refinement - 0.5, 0), size - 1)
    const low = Math.min(Math.floor(place), Math.max(size - 2, 0))
    const share = place - low
    const high = Math.min(low + 1, size - 1)
    for (let c = 0; c < 4; c++) result[i * 4 + c] = (table[low * 4 + c] as number) * (1 - share) + (table[high * 4 + c] as number) * share
  }
  return result
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
