import { vec3, vec4 } from 'three/tsl'
import type { Vec4Node } from '../shading/nodes.ts'
import { component } from '../shading/volume-sampler.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** One channel as opaque grey. */
export class ChannelFilter extends FilterPass {
  #channel = 0

  constructor() {
    super('channel')
  }

  set channel(channel: number) {
    this.#channel = channel
  }

  protected override get variant(): string {
    return `${this.#channel}`
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    return vec4(vec3(component(texel, this.#channel)), 1) as Vec4Node
  }
}
