import type { Vec3 } from '@ivw/data'
import { pieceCount, type VolumeAtlas, volumeAtlas } from './volume-atlas.ts'

/** How a volume goes into a texture. */
export type VolumeFit =
  | { readonly kind: 'whole' }
  | { readonly kind: 'bricks'; readonly atlas: VolumeAtlas; readonly count: number }
  /** With every n-th voxel along each axis. */
  | { readonly kind: 'reduced'; readonly dimensions: Vec3 }

/** `most`: voxels along an axis that the GPU takes. */
export function volumeFit(dimensions: Vec3, most: number): VolumeFit {
  if (Math.max(...dimensions) <= most) return { kind: 'whole' }
  const atlas = volumeAtlas(dimensions, most)
  return atlas ? { kind: 'bricks', atlas, count: pieceCount(atlas) } : { kind: 'reduced', dimensions: reducedDimensions(dimensions, most) }
}

/** As `reducedVolume` makes them. */
export function reducedDimensions(dimensions: Vec3, most: number): Vec3 {
  return dimensions.map(n => Math.ceil(n / Math.max(Math.ceil(n / most), 1))) as unknown as Vec3
}

/** What people should know of it, as a sentence without its end; undefined for a volume that is drawn as it is. */
export function fitNotice(dimensions: Vec3, fit: VolumeFit, most: number): string | undefined {
  const voxels = `${dimensions.join(' x ')} voxels are drawn`
  if (fit.kind === 'bricks') return `${voxels} in ${fit.count} bricks: this GPU takes at most ${most} along an axis`
  if (fit.kind === 'reduced')
    return `${voxels} as ${fit.dimensions.join(' x ')}: this GPU takes at most ${most} along an axis, and not so many in bricks`
  return undefined
}

/** The same of a volume that the memory of the GPU does not hold. */
export function memoryNotice(dimensions: Vec3, reduced: Vec3): string {
  return `${dimensions.join(' x ')} voxels are drawn as ${reduced.join(' x ')}: the memory of this GPU does not hold them all`
}
