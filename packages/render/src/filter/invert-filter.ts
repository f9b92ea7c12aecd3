import { vec4 } from 'three/tsl'
import type { Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** One minus the colour; alpha is kept. */
export class InvertFilter extends FilterPass {
  constructor() {
    super('invert')
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    return vec4(texel.xyz.oneMinus(), texel.w) as Vec4Node
  }
}
