import type { GradientMode } from '../shading/gradient.ts'
import type { Classification, Compositing, RenderingType } from './raycast-settings.ts'

/** What a raycasting shader is built for; another one is built when any of it changes. */
export interface RaycastFeatures {
  readonly rendering: RenderingType
  readonly classification: Classification
  readonly compositing: Compositing
  readonly gradient: GradientMode
  readonly channel: number
  readonly components: number
  readonly shaded: boolean
  readonly isoCount: number
  readonly planes: number
  readonly background: boolean
  readonly backgroundDepth: boolean
  readonly backgroundPicking: boolean
  readonly entryNormals: boolean
  /** Rays leap over empty bricks, and walk faster through others. */
  readonly skips: boolean
}

/** Nothing but a medium without light. */
export function isPlain({ rendering, compositing, shaded, planes, background }: RaycastFeatures): boolean {
  return rendering === 'dvr' && compositing === 'dvr' && !shaded && planes === 0 && !background
}
