import { dot, select, uniform, vec2, vec3, vec4 } from 'three/tsl'
import type { FloatNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Darkens where luminance changes (Sobel operator, weights of Rec. 709); alpha is kept. */
export class EdgeDarkenFilter extends FilterPass {
  readonly #reach = uniform(1)
  readonly #darken = uniform(1)

  constructor() {
    super('edge darken')
  }

  /** `reach`: distance of the neighbours in pixels. */
  set(darken: boolean, reach: number): void {
    this.#darken.value = darken ? 1 : 0
    this.#reach.value = reach
  }

  protected override color({ place, texel, size, sample }: FilterInput): Vec4Node {
    const luma = (right: number, up: number): FloatNode => {
      const at = place.add(vec2(right, up).mul(this.#reach).div(size)) as Vec2Node
      return dot(sample(at).xyz, vec3(0.2126, 0.7152, 0.0722)).toVar() as FloatNode
    }
    const [topLeft, left, bottomLeft] = [luma(-1, 1), luma(-1, 0), luma(-1, -1)]
    const [topRight, right, bottomRight] = [luma(1, 1), luma(1, 0), luma(1, -1)]
    const [top, bottom] = [luma(0, 1), luma(0, -1)]
    const across = topRight.add(right.mul(2)).add(bottomRight).sub(topLeft).sub(left.mul(2)).sub(bottomLeft)
    const along = topLeft.add(top.mul(2)).add(topRight).sub(bottomLeft).sub(bottom.mul(2)).sub(bottomRight)
    const strength = across.mul(across).add(along.mul(along))
    const darkened = texel.xyz.mul(strength.mul(0.6).oneMinus())
    return vec4(select(this.#darken.greaterThan(0.5), darkened, texel.xyz), texel.w) as Vec4Node
  }
}
