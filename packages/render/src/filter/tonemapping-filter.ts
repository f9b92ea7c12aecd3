import { clamp, max, pow, uniform, vec3, vec4 } from 'three/tsl'
import type { FloatNode, Vec3Node, Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

export const tonemappings = ['none', 'gamma', 'reinhard', 'uncharted2'] as const
export type Tonemapping = (typeof tonemappings)[number]

/** Brings bright colours into 0..1; alpha is kept (processors-a spec 3.6). */
export class TonemappingFilter extends FilterPass {
  readonly #exposure = uniform(1)
  readonly #inverseGamma = uniform(1 / 2.2)
  #method: Tonemapping = 'none'

  constructor() {
    super('tonemapping')
  }

  set(method: Tonemapping, exposure: number, gamma: number): void {
    this.#method = method
    this.#exposure.value = exposure
    this.#inverseGamma.value = 1 / gamma
  }

  protected override get variant(): string {
    return this.#method
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    return vec4(clamp(this.#mapped(texel.xyz.mul(this.#exposure).toVar() as Vec3Node), 0, 1), texel.w) as Vec4Node
  }

  #mapped(color: Vec3Node): Vec3Node {
    switch (this.#method) {
      case 'none':
        return color
      case 'gamma':
        return this.#encoded(color)
      case 'reinhard':
        return this.#encoded(color.div(color.add(1)) as Vec3Node)
      case 'uncharted2':
        return this.#encoded(filmic(color.mul(2) as Vec3Node).div(filmic(vec3(whitePoint) as Vec3Node)) as Vec3Node)
    }
  }

  #encoded(color: Vec3Node): Vec3Node {
    return pow(max(color, vec3(0)), vec3(this.#inverseGamma as unknown as FloatNode)) as Vec3Node
  }
}

const whitePoint = 11.2

/** J. Hable, "Filmic Tonemapping Operators", 2010: the curve of the game Uncharted 2. */
function filmic(x: Vec3Node): Vec3Node {
  const above = x.mul(x.mul(0.15).add(0.05)).add(0.004)
  const below = x.mul(x.mul(0.15).add(0.5)).add(0.06)
  return above.div(below).sub(0.02 / 0.3) as Vec3Node
}
