import type { Vec3 } from '@ivw/data'
import { dot, uniform, vec3, vec4 } from 'three/tsl'
import { Vector3 } from 'three/webgpu'
import type { Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Grey as a weighted sum of red, green and blue; alpha is kept. */
export class GrayscaleFilter extends FilterPass {
  readonly #weights = uniform(new Vector3())

  constructor() {
    super('grayscale')
  }

  set weights(weights: Vec3) {
    this.#weights.value.set(...weights)
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    return vec4(vec3(dot(texel.xyz, this.#weights)), texel.w) as Vec4Node
  }
}
