import type { PropertyState } from '@ivw/network'
import type { PictureRequest } from './protocol-views.ts'

export const easings = ['linear', 'ease-in', 'ease-out', 'ease-in-out'] as const
export type Easing = (typeof easings)[number]

/** `loop`: the frame after the last one is the first. `back`: there and back again. */
export type Repeat = 'once' | 'loop' | 'back'

/** The times of all frames, from 0 to 1. */
export function frameTimes(frames: number, repeat: Repeat): readonly number[] {
  if (repeat === 'back') return frameTimes(frames, 'loop').map(at => 1 - Math.abs(1 - 2 * at))
  const last = repeat === 'loop' ? frames : Math.max(frames - 1, 1)
  return Array.from({ length: frames }, (_, frame) => frame / last)
}

/** What of a property's state an animation goes to; empty when it has no value (buttons, groups). */
export function keyframe(state: PropertyState): PropertyState {
  if ('lookFrom' in state) {
    const { collapsed: _, aspectRatio: __, ...camera } = state
    return camera
  }
  if ('selected' in state) return { selected: state.selected }
  if ('value' in state) return { value: state.value }
  if (Array.isArray(state.points)) return { points: state.points, ...('mask' in state && { mask: state.mask }) }
  return {}
}

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
