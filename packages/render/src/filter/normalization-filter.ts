import type { Vec2, Vec3 } from '@ivw/data'
import { uniform, vec4 } from 'three/tsl'
import { Vector2, Vector3 } from 'three/webgpu'
import type { Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Stretches the numbers from `low` to `high` to 0 to 1, channel by channel; alpha is kept. 0 where there is no range at all. */
export class NormalizationFilter extends FilterPass {
  readonly #typeRange = uniform(new Vector2(0, 1))
  readonly #low = uniform(new Vector3())
  readonly #perUnit = uniform(new Vector3(1, 1, 1))

  constructor() {
    super('normalization')
  }

  /** `typeRange`: the numbers that samples of 0 and 1 stand for. */
  set(low: Vec3, high: Vec3, typeRange: Vec2): void {
    this.#typeRange.value.set(...typeRange)
    this.#low.value.set(...low)
    const [x, y, z] = high.map((end, i) => (end === low[i] ? 0 : 1 / (end - (low[i] as number)))) as unknown as Vec3
    this.#perUnit.value.set(x, y, z)
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    const { x: lowest, y: highest } = this.#typeRange
    const value = texel.xyz.mul(highest.sub(lowest)).add(lowest)
    return vec4(value.sub(this.#low).mul(this.#perUnit), texel.w) as Vec4Node
  }
}
