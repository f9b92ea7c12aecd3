import type { CameraState, TransferFunctionState, Vec3, Vec4, Volume } from '@ivw/data'
import type { BoundImage } from '../pass/bound-image.ts'
import type { GradientMode } from '../shading/gradient.ts'
import type { LightState } from '../shading/lighting.ts'
import type { VolumeTexels } from '../texture/volume-texels.ts'

export const renderingTypes = ['dvr', 'dvriso', 'iso'] as const
export type RenderingType = (typeof renderingTypes)[number]

/** How a voxel becomes a colour: its value as grey, a transfer function, or the voxel itself as RGBA. */
export const classifications = ['none', 'transfer-function', 'voxel-value'] as const
export type Classification = (typeof classifications)[number]

/**
 * `dvr`: emission and absorption; `mip`: the most opaque sample; the others: the first sample that is not transparent, as its
 * place, its normal in world and in view space, its distance.
 */
export const compositings = ['dvr', 'mip', 'fhp', 'fhn', 'fhnvs', 'fhd'] as const
export type Compositing = (typeof compositings)[number]

export interface IsoValue {
  /** Normalised voxel value. */
  readonly position: number
  readonly color: Vec4
}

/** A plane through the volume, in texture space. */
export interface PlaneState {
  readonly position: Vec3
  readonly normal: Vec3
  readonly color: Vec4
}

export interface RaycastSettings {
  readonly rendering: RenderingType
  readonly classification: Classification
  readonly compositing: Compositing
  readonly gradient: GradientMode
  /** Samples per voxel along the ray. */
  readonly samplingRate: number
  /** Component that is classified and whose gradient shades. */
  readonly channel: number
  readonly transferFunction: TransferFunctionState
  readonly isoValues: readonly IsoValue[]
  readonly light: LightState
  readonly camera: CameraState
  readonly planes: readonly PlaneState[]
}

export interface RaycastInputs {
  readonly volume: Volume
  readonly texels: VolumeTexels
  /** Where rays enter and leave, in texture space, with depth; a second colour layer of `entry` holds normals. */
  readonly entry: BoundImage
  readonly exit: BoundImage
  readonly background?: BoundImage | undefined
}
