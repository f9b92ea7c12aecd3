import type { NumericArray, Volume } from '@ivw/data'
import type { Data3DTexture } from 'three/webgpu'
import { GpuError } from '../errors.ts'
import { type BrickRanges, brickRanges } from './bricks.ts'
import { volumeTexture } from './data-texture.ts'
import { type EncodedTexels, type EncodingLimits, encodeTexels } from './texel-encoding.ts'
import type { CachedTexture } from './texture-cache.ts'

/** A volume on the GPU. */
export interface VolumeTexels extends CachedTexture {
  readonly texture: Data3DTexture
  readonly split: boolean
  /** `raw = texel * scale + offset`. */
  readonly scale: number
  readonly offset: number
  /** What rays may leap over; none where the numbers repeat at the border. */
  readonly bricks: BrickRanges | undefined
}

export interface VolumeLimits extends EncodingLimits {
  /** Voxels along an edge. */
  readonly maxTextureDimension3D: number
}

/** @throws GpuError when the volume is larger than the GPU takes, or has no voxels. */
export function checkVolumeSize({ dimensions }: Volume, { maxTextureDimension3D }: VolumeLimits): void {
  if (Math.min(...dimensions) < 1) throw new GpuError(`The volume has no voxels (${dimensions.join(' x ')}): there is nothing to draw.`)
  if (Math.max(...dimensions) > maxTextureDimension3D)
    throw new GpuError(
      `The volume has ${dimensions.join(' x ')} voxels, but this GPU takes at most ${maxTextureDimension3D} along an edge. Subsample or cut it first.`,
    )
}

export function volumeTexels(volume: Volume, array: NumericArray, limits: VolumeLimits): VolumeTexels {
  const encoded: EncodedTexels = encodeTexels(array, volume.format, limits)
  const clamps = volume.wrapping.every(wrap => wrap === 'clamp')
  return {
    texture: volumeTexture(volume, encoded),
    bytes: encoded.data.byteLength,
    split: encoded.split,
    scale: encoded.scale,
    offset: encoded.offset,
    bricks: clamps ? brickRanges(array, volume.format, volume.dimensions) : undefined,
  }
}
