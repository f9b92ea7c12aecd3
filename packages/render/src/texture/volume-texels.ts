import type { NumericArray, Vec2, Volume } from '@ivw/data'
import type { Data3DTexture, WebGPURenderer } from 'three/webgpu'
import { GpuError } from '../errors.ts'
import { BrickScan, brickRanges } from './brick-scan.ts'
import { type BrickRanges, brickSize } from './bricks.ts'
import { unfilledVolumeTexture, volumeTexture } from './data-texture.ts'
import { reducedPlanes } from './reduced-planes.ts'
import { bytesPerChannel, type EncodedTexels, type EncodingLimits, encodeTexels, joinedRange, needsRange } from './texel-encoding.ts'
import type { CachedTexture } from './texture-cache.ts'
import { allocateTexture, fillTexture } from './texture-filler.ts'
import { type AtlasBox, boxesOf, type VolumeAtlas } from './volume-atlas.ts'
import { fitNotice, memoryNotice, reducedDimensions, volumeFit } from './volume-fit.ts'
import { type Lender, lenderOf, throughPlanes } from './volume-planes.ts'

/** A volume on the GPU. */
export interface VolumeTexels extends CachedTexture {
  readonly texture: Data3DTexture
  readonly split: boolean
  /** `raw = texel * scale + offset`. */
  readonly scale: number
  readonly offset: number
  /** What rays may leap over; none where the numbers repeat at the border. */
  readonly bricks: BrickRanges | undefined
  /** Where the voxels are in the texture, when they are not as in the volume. */
  readonly atlas?: VolumeAtlas | undefined
  /** What people should know of how it is drawn. */
  readonly notice?: string | undefined
}

export interface VolumeLimits extends EncodingLimits {
  /** Voxels along an edge. */
  readonly maxTextureDimension3D: number
}

/** @throws GpuError when the volume has no voxels. */
export function checkVolumeSize({ dimensions }: Volume): void {
  if (Math.min(...dimensions) < 1) throw new GpuError(`The volume has no voxels (${dimensions.join(' x ')}): there is nothing to draw.`)
}

/** The GPU has no memory for a texture. */
class GpuMemoryError extends GpuError {}

/** Below this number of voxels along an axis a volume that the memory does not hold is not reduced any further. */
const leastEdge = 64

/**
 * A volume that comes in parts or is too large for a texture, on the GPU of `renderer`: in bricks if need be, and with fewer voxels when there
 * is no room for all. Of one that comes in parts, nowhere on the way are all numbers at once; those that become floats come twice, for their
 * range. `array`: all numbers, of one that does not. @throws GpuError when the memory of the GPU holds nothing of it.
 */
export async function filledVolumeTexels(
  volume: Volume,
  limits: VolumeLimits,
  renderer: WebGPURenderer,
  array?: NumericArray,
): Promise<VolumeTexels> {
  const { dimensions } = volume
  const most = limits.maxTextureDimension3D
  const lend = lenderOf(volume, array)
  const fit = volumeFit(dimensions, most)
  const notice = fitNotice(dimensions, fit, most)
  const reduced = async (edge: number): Promise<VolumeTexels> => {
    const less = await reducedPlanes(volume, edge, lend)
    const texels = await filled(less, undefined, limits, renderer, lenderOf(less, less.source.resident))
    // Rays count bricks in voxels of the volume.
    return { ...texels, bricks: undefined }
  }
  try {
    if (fit.kind === 'reduced') return { ...(await reduced(most)), notice }
    return { ...(await filled(volume, fit.kind === 'bricks' ? fit.atlas : undefined, limits, renderer, lend)), notice }
  } catch (error) {
    if (!(error instanceof GpuMemoryError)) throw error
    for (let edge = Math.min(most, Math.max(...dimensions)) >> 1; edge >= leastEdge; edge >>= 1)
      try {
        return { ...(await reduced(edge)), notice: memoryNotice(dimensions, reducedDimensions(dimensions, edge)) }
      } catch (again) {
        if (!(again instanceof GpuMemoryError)) throw again
      }
    throw error
  }
}

async function filled(
  volume: Volume,
  atlas: VolumeAtlas | undefined,
  limits: VolumeLimits,
  renderer: WebGPURenderer,
  lend: Lender,
): Promise<VolumeTexels> {
  const { format, dimensions } = volume
  const [width, height] = dimensions
  const bricks = leapable(volume, limits) ? new BrickScan(format, dimensions) : undefined
  let range: Vec2 | undefined
  if (needsRange(format, limits)) {
    range = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    await throughPlanes(
      volume,
      array => {
        range = joinedRange(array, format, range as Vec2)
      },
      lend,
    )
  }
  let made: VolumeTexels | undefined
  try {
    await throughPlanes(
      volume,
      async (array, { first, end }) => {
        const texels = encodeTexels(array, format, limits, range)
        made ??= await unfilled(volume, texels, bricks?.ranges, atlas, renderer)
        const boxes = atlas ? boxesOf(atlas, volume.wrapping, first, end) : [slab(volume, first, end)]
        await fillTexture(renderer, made.texture, { texels, plane: [width, height], boxes })
        bricks?.add(array)
      },
      lend,
    )
  } catch (error) {
    made?.texture.dispose()
    throw error
  }
  return made as unknown as VolumeTexels
}

function slab({ dimensions: [x, y] }: Volume, first: number, end: number): AtlasBox {
  return { source: [0, 0, 0], target: [0, 0, first], size: [x, y, end - first] }
}

/** Whether rays may leap over parts of it: its numbers do not repeat at the border, and what is known of the parts fits into a texture. */
function leapable({ wrapping, dimensions }: Volume, { maxTextureDimension3D }: VolumeLimits): boolean {
  return wrapping.every(wrap => wrap === 'clamp') && Math.max(...dimensions) <= maxTextureDimension3D * brickSize
}

async function unfilled(
  volume: Volume,
  encoded: EncodedTexels,
  bricks: BrickRanges | undefined,
  atlas: VolumeAtlas | undefined,
  renderer: WebGPURenderer,
): Promise<VolumeTexels> {
  const { type, channels, split, scale, offset } = encoded
  const size = atlas?.size ?? volume.dimensions
  const texture = unfilledVolumeTexture(volume, encoded, size)
  const bytes = size[0] * size[1] * size[2] * channels * bytesPerChannel[type]
  if (!(await allocateTexture(renderer, texture))) {
    texture.dispose()
    throw new GpuMemoryError(
      `The memory of this GPU does not hold the ${volume.dimensions.join(' x ')} voxels of the volume (${Math.ceil(bytes / 2 ** 20)} MiB). Subsample or cut it first.`,
    )
  }
  return { texture, bytes, split, scale, offset, bricks, atlas, filledOnce: true }
}

export function volumeTexels(volume: Volume, array: NumericArray, limits: VolumeLimits): VolumeTexels {
  const encoded: EncodedTexels = encodeTexels(array, volume.format, limits)
  return {
    texture: volumeTexture(volume, encoded),
    bytes: encoded.data.byteLength,
    split: encoded.split,
    scale: encoded.scale,
    offset: encoded.offset,
    bricks: leapable(volume, limits) ? brickRanges(array, volume.format, volume.dimensions) : undefined,
  }
}
