import type { Mat4 } from '@ivw/data'
import type { Camera, Object3D } from 'three/webgpu'
import type { RenderedImage } from '../image/rendered-image.ts'

/** `clear`: colour and picking 0, depth 1; `clearFar0`: depth 0 instead; `keep`: draws over what is there. */
export type Start = 'clear' | 'clearFar0' | 'keep'

/** What passes need to draw. */
export interface Renderer {
  /** Rendered textures have their top row first. */
  readonly topFirst: boolean
  /** A projection (clip z from -1 to 1) as the backend wants it. */
  clipFrom(projection: Mat4): Mat4
  draw(image: RenderedImage, object: Object3D, camera: Camera, start: Start): void
  drawToCanvas(object: Object3D, camera: Camera): void
}
