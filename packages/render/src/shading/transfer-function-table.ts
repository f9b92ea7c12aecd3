import { lookupTable, type TransferFunctionState } from '@ivw/data'
import type { DataTexture } from 'three/webgpu'
import { tableTexture } from '../texture/data-texture.ts'
import type { FloatNode, Vec4Node } from './nodes.ts'
import { TableSampler } from './sampling.ts'

/** A transfer function as shaders look it up. */
export class TransferFunctionTable {
  readonly #sampler = new TableSampler()
  #state: TransferFunctionState | undefined
  #texture: DataTexture | undefined

  set(state: TransferFunctionState): void {
    if (state === this.#state) return
    this.#state = state
    const table = lookupTable(state)
    if (this.#texture) {
      this.#texture.image.data = table
      this.#texture.needsUpdate = true
    } else {
      this.#texture = tableTexture(table)
      this.#sampler.set(this.#texture)
    }
  }

  /** Colour at `t`, 0 to 1. */
  sample(t: FloatNode): Vec4Node {
    return this.#sampler.sample(t)
  }

  dispose(): void {
    this.#texture?.dispose()
    this.#texture = undefined
    this.#state = undefined
  }
}
