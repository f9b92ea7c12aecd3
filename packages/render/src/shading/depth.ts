import type { CameraState } from '@ivw/data'
import { bool, float, select, uniform } from 'three/tsl'
import type { FloatNode } from './nodes.ts'

/** Near and far plane of a camera, and conversions between stored depth (0..1) and distance along the view. */
export class DepthUniforms {
  readonly #near = uniform(0.1)
  readonly #far = uniform(100)
  readonly #orthographic = uniform(0)

  set(camera: CameraState): void {
    this.#near.value = camera.near
    this.#far.value = camera.far
    this.#orthographic.value = camera.type === 'OrthographicCamera' ? 1 : 0
  }

  /** Distance from the eye for a stored depth. */
  eye(depth: FloatNode): FloatNode {
    const [near, far] = [this.#near, this.#far]
    const span = far.sub(near)
    const perspective = near.mul(far).div(far.sub(depth.mul(span)))
    return select(this.#isOrthographic(), near.add(depth.mul(span)), perspective) as FloatNode
  }

  /** Stored depth for a distance from the eye. */
  screen(eye: FloatNode): FloatNode {
    const [near, far] = [this.#near, this.#far]
    const span = far.sub(near)
    const perspective = far.sub(near.mul(far).div(eye)).div(span)
    return select(this.#isOrthographic(), eye.sub(near).div(span), perspective) as FloatNode
  }

  #isOrthographic() {
    return bool(this.#orthographic.greaterThan(float(0.5)))
  }
}
