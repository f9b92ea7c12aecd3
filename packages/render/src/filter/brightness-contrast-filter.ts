import { uniform, vec4 } from 'three/tsl'
import type { Vec4Node } from '../shading/nodes.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Contrast around middle grey, then brightness; alpha is kept. */
export class BrightnessContrastFilter extends FilterPass {
  readonly #brightness = uniform(0)
  readonly #contrast = uniform(1)

  constructor() {
    super('brightness and contrast')
  }

  set(brightness: number, contrast: number): void {
    this.#brightness.value = brightness
    this.#contrast.value = contrast
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    return vec4(texel.xyz.sub(0.5).mul(this.#contrast).add(this.#brightness.add(0.5)), texel.w) as Vec4Node
  }
}
