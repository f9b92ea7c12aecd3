import type { PropertyState } from '@ivw/network'
import type { PictureRequest } from './protocol-views.ts'

export const easings = ['linear', 'ease-in', 'ease-out', 'ease-in-out'] as const
export type Easing = (typeof easings)[number]

/** `loop`: the frame after the last one is the first. `back`: there and back again. */
export type Repeat = 'once' | 'loop' | 'back'

/** A property on its way from one value to another. */
export interface AnimatedProperty {
  readonly path: string
  /** What changes of the state, at the beginning and at the end. */
  readonly from: PropertyState
  readonly to: PropertyState
  readonly easing: Easing
  /** Of cameras: degrees around what they look at, over all of the time. */
  readonly orbit?: number
}

export interface AnimationRequest {
  readonly properties: readonly AnimatedProperty[]
  /** Frames are drawn as it says and handed out; otherwise the canvases of the page show them. */
  readonly picture?: PictureRequest
}

/** One frame of an animation. */
export interface AnimationFrame {
  readonly width: number
  readonly height: number
  /** A PNG file, or RGBA with the top row first. */
  readonly bytes: Uint8Array<ArrayBuffer>
}
