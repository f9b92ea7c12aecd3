import type { CameraState, Vec2, Vec3 } from '@ivw/data'
import { clamp, exp, mix, uniform, vec4 } from 'three/tsl'
import { Vector3 } from 'three/webgpu'
import { DepthUniforms } from '../shading/depth.ts'
import type { Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Mixes a colour into what is far away; alpha is kept (processors-a spec 3.7). */
export class FogFilter extends FilterPass {
  readonly #depth = new DepthUniforms()
  readonly #color = uniform(new Vector3(1, 1, 1))
  readonly #density = uniform(1)
  readonly #start = uniform(0)
  readonly #extent = uniform(1)

  constructor() {
    super('fog')
  }

  /** The fog fills `range`, a share of the distance from the near to the far plane. */
  set(camera: CameraState, color: Vec3, density: number, [from, to]: Vec2): void {
    const span = camera.far - camera.near
    this.#depth.set(camera)
    this.#color.value.set(...color)
    this.#density.value = density
    this.#start.value = camera.near + span * from
    this.#extent.value = span * (to - from)
  }

  protected override color({ texel, depth }: FilterInput): Vec4Node {
    const way = clamp(this.#depth.eye(depth()).sub(this.#start), 0, this.#extent)
    const amount = exp(way.mul(this.#density).negate()).oneMinus()
    return vec4(mix(texel.xyz, this.#color, amount), texel.w) as Vec4Node
  }
}
