import type { CameraState } from '@ivw/data'

export const stippleModes = ['none', 'screenspace', 'worldspace'] as const
export type StippleMode = (typeof stippleModes)[number]

/** Lengths in pixels. */
export interface LineSettings {
  readonly camera: CameraState
  readonly width: number
  readonly antialiasing: number
  /** Bends sharper than this (cosine, negated) are not mitred. */
  readonly miterLimit: number
  readonly roundCaps: boolean
  /** Shades lines as if they were round. */
  readonly pseudoLighting: boolean
  /** Gives lines the depth of a round tube. */
  readonly roundDepthProfile: boolean
  readonly stipple: {
    readonly mode: StippleMode
    readonly length: number
    readonly spacing: number
    readonly offset: number
    readonly worldScale: number
  }
  readonly writeDepth: boolean
}
