import { select, uniform, vec4 } from 'three/tsl'
import type { Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** White where red reaches the threshold, black elsewhere. */
export class BinaryFilter extends FilterPass {
  readonly #threshold = uniform(0.5)

  constructor() {
    super('binary')
  }

  set threshold(threshold: number) {
    this.#threshold.value = threshold
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    return select(texel.x.greaterThanEqual(this.#threshold), vec4(1, 1, 1, 1), vec4(0, 0, 0, 1)) as Vec4Node
  }
}
