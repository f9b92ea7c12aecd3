import { dot, sqrt, uniform, vec3, vec4 } from 'three/tsl'
import type { FloatNode, Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Strength of edges, mixed with the image. Two of the eight neighbours cancel in the horizontal part, as in Inviwo (processors-a spec 2.10). */
export class FindEdgesFilter extends FilterPass {
  readonly #share = uniform(0.5)

  constructor() {
    super('find edges')
  }

  /** Of the edges in the result, 0 to 1. */
  set share(share: number) {
    this.#share.value = share
  }

  protected override color({ texel, neighbour }: FilterInput): Vec4Node {
    const grey = (right: number, up: number): FloatNode => dot(neighbour(right, up).xyz, vec3(1 / 3)).toVar() as FloatNode
    const [right, left, up, down] = [grey(1, 0), grey(-1, 0), grey(0, 1), grey(0, -1)]
    const [upLeft, upRight, downLeft, downRight] = [grey(1, -1), grey(1, 1), grey(-1, -1), grey(-1, 1)]
    const across = right.mul(2).add(downRight).sub(upLeft).sub(left.mul(2))
    const along = upLeft.add(up.mul(2)).add(upRight).sub(downLeft).sub(down.mul(2)).sub(downRight)
    const strength = sqrt(across.mul(across).add(along.mul(along)))
    return vec4(vec3(strength.mul(this.#share)).add(texel.xyz.mul(this.#share.oneMinus())), 1) as Vec4Node
  }
}
