import { select, uniform, vec2, vec4 } from 'three/tsl'
import type { Vec2Node, Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Derivatives of the vector (red, green) along x and y, four numbers; or the columns of the inverse of that matrix. */
export class JacobianFilter extends FilterPass {
  readonly #perImage = uniform(1)
  #inverse = false

  constructor() {
    super('jacobian')
  }

  /** `perImage`: over the image instead of over a pixel. */
  set(perImage: boolean, inverse: boolean): void {
    this.#perImage.value = perImage ? 1 : 0
    this.#inverse = inverse
  }

  protected override get variant(): string {
    return `${this.#inverse}`
  }

  protected override color({ size, neighbour }: FilterInput): Vec4Node {
    const scale = select(this.#perImage.greaterThan(0.5), size, vec2(1)).mul(0.5)
    const difference = (right: number, up: number): Vec2Node =>
      neighbour(right, up).xy.sub(neighbour(-right, -up).xy).mul(scale).toVar() as Vec2Node
    const [x, y] = [difference(1, 0), difference(0, 1)]
    if (!this.#inverse) return vec4(x, y) as Vec4Node
    const determinant = x.x.mul(y.y).sub(y.x.mul(x.y))
    return vec4(y.y, x.y.negate(), y.x.negate(), x.x).div(determinant) as Vec4Node
  }
}
