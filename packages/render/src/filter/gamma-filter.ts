import { max, pow, uniform, vec3, vec4 } from 'three/tsl'
import type { Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Colour to the power of gamma, not of its reciprocal; alpha is kept. */
export class GammaFilter extends FilterPass {
  readonly #gamma = uniform(1)

  constructor() {
    super('gamma')
  }

  set gamma(gamma: number) {
    this.#gamma.value = gamma
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    return vec4(pow(max(texel.xyz, vec3(0)), vec3(this.#gamma)), texel.w) as Vec4Node
  }
}
