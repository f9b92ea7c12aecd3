import { float, floor, int, Loop, max, select, uniform, vec2, vec3, vec4 } from 'three/tsl'
import type { IntNode, Vec2Node, Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/**
 * A pixel beside the mean of what is around it (processors-a spec 2.7). Samples lie on corners between pixels, so each is the
 * mean of four, and the last row and column are left out.
 */
export class HighPassFilter extends FilterPass {
  /** Samples along x and along y. */
  readonly #across = uniform(2)
  readonly #sharpen = uniform(0)

  constructor() {
    super('high pass')
  }

  set kernelSize(pixels: number) {
    this.#across.value = 2 * Math.trunc(pixels / 2)
  }

  set sharpen(sharpen: boolean) {
    this.#sharpen.value = sharpen ? 1 : 0
  }

  protected override color({ place, texel, size, sample }: FilterInput): Vec4Node {
    const across = this.#across
    const firstCorner = floor(place.mul(size)).sub(across.mul(0.5)).toVar()
    const sum = vec3(0).toVar()
    twoLoops(int(across), int(across), ({ i, j }) => {
      sum.addAssign(sample(firstCorner.add(vec2(float(j), float(i))).div(size) as Vec2Node).xyz)
    })
    const mean = sum.div(max(across.mul(across), 1)).toVar()
    const sharpened = texel.xyz.mul(2).sub(mean)
    const difference = texel.xyz.sub(mean).add(1).mul(0.5)
    return vec4(select(this.#sharpen.greaterThan(0.5), sharpened, difference), texel.w) as Vec4Node
  }
}

/** three's type knows one loop at a time; inner ones get the names j, k, ... */
const twoLoops = Loop as unknown as (...parts: [IntNode, IntNode, (counters: { readonly i: IntNode; readonly j: IntNode }) => void]) => void
