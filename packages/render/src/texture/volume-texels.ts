import type { NumericArray, Vec2, Volume } from '@ivw/data'
import type { Data3DTexture, WebGPURenderer } from 'three/webgpu'
import { GpuError } from '../errors.ts'
import { addBricks, type BrickRanges, brickRanges, emptyRanges } from './bricks.ts'
import { unfilledVolumeTexture, volumeTexture } from './data-texture.ts'
import { bytesPerChannel, type EncodedTexels, type EncodingLimits, encodeTexels, joinedRange, needsRange } from './texel-encoding.ts'
import type { CachedTexture } from './texture-cache.ts'
import { fillTexture } from './texture-filler.ts'
import { throughPlanes } from './volume-planes.ts'

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

/**
 * A volume that comes in parts, on the GPU of `renderer`: nowhere on the way are all of its numbers at once. Those that become floats come
 * twice, for their range.
 */
export async function volumeTexelsInParts(volume: Volume, limits: VolumeLimits, renderer: WebGPURenderer): Promise<VolumeTexels> {
  const { format, dimensions } = volume
  const plane = dimensions[0] * dimensions[1] * format.components
  const bricks = volume.wrapping.every(wrap => wrap === 'clamp') ? emptyRanges(format, dimensions) : undefined
  let range: Vec2 | undefined
  if (needsRange(format, limits)) {
    range = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    await throughPlanes(volume, array => {
      range = joinedRange(array, format, range as Vec2)
    })
  }
  let made: VolumeTexels | undefined
  try {
    await throughPlanes(volume, async (array, planes) => {
      const { from, first, end } = planes
      const texels = encodeTexels(array.subarray((first - from) * plane, (end - from) * plane), format, limits, range)
      made ??= unfilled(volume, texels, bricks, renderer)
      await fillTexture(renderer, made.texture, { first, count: end - first, texels })
      if (bricks) addBricks(bricks, array, format, dimensions, planes)
    })
  } catch (error) {
    made?.texture.dispose()
    throw error
  }
  return made as unknown as VolumeTexels
}

function unfilled(volume: Volume, encoded: EncodedTexels, bricks: BrickRanges | undefined, renderer: WebGPURenderer): VolumeTexels {
  const { type, channels, split, scale, offset } = encoded
  const texture = unfilledVolumeTexture(volume, encoded)
  renderer.initTexture(texture)
  const bytes = volume.voxels * channels * bytesPerChannel[type]
  return { texture, bytes, split, scale, offset, bricks, filledOnce: true }
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
