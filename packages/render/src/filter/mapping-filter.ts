import type { TransferFunctionState } from '@ivw/data'
import type { FloatNode, Vec4Node } from '../shading/nodes.ts'
import { TransferFunctionTable } from '../shading/transfer-function-table.ts'
import { type FilterInput, FilterPass } from './filter-pass.ts'

/** Red as the place in a transfer function. */
export class MappingFilter extends FilterPass {
  readonly #table = new TransferFunctionTable()

  constructor() {
    super('mapping')
  }

  set transferFunction(state: TransferFunctionState) {
    this.#table.set(state)
  }

  protected override color({ texel }: FilterInput): Vec4Node {
    return this.#table.sample(texel.x as FloatNode)
  }

  override dispose(): void {
    super.dispose()
    this.#table.dispose()
  }
}
