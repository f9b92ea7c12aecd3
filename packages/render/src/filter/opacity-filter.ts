import { uniform, vec4 } from 'three/tsl'
import type { Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Gives every pixel the same alpha. */
export class OpacityFilter extends FilterPass {
  readonly #alpha = uniform(1)

  constructor() {
    super('opacity')
  }

  set alpha(alpha: number) {
    this.#alpha.value = alpha
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    return vec4(texel.xyz, this.#alpha) as Vec4Node
  }
}
