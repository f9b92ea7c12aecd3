import { uniform, vec4 } from 'three/tsl'
import type { FloatNode, Vec4Node } from '../shading/nodes.ts'
import { component } from '../shading/volume-sampler.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Central differences of one channel along x and y, as red and green. */
export class GradientFilter extends FilterPass {
  readonly #perImage = uniform(1)
  #channel = 0

  constructor() {
    super('gradient')
  }

  set channel(channel: number) {
    this.#channel = channel
  }

  /** Differences over the width of the image instead of over a pixel; along y, too. */
  set perImage(perImage: boolean) {
    this.#perImage.value = perImage ? 1 : 0
  }

  protected override get variant(): string {
    return `${this.#channel}`
  }

  protected override color({ size, neighbour }: FilterInput): Vec4Node {
    const value = (right: number, up: number): FloatNode => component(neighbour(right, up), this.#channel)
    const scale = this.#perImage.greaterThan(0.5).select(size.x, 1).mul(0.5)
    const x = value(1, 0).sub(value(-1, 0)).mul(scale)
    const y = value(0, 1).sub(value(0, -1)).mul(scale)
    return vec4(x, y, 0, 1) as Vec4Node
  }
}
