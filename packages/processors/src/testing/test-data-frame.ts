import type { DataFrame } from '@ivw/data'
import { DataFrameOutport, Processor, type ProcessorInfo } from '@ivw/network'

/** Hands out a table that a test gives it. */
export class TestDataFrame extends Processor {
  static override readonly info: ProcessorInfo = {
    classIdentifier: 'org.inviwo.test.DataFrame',
    displayName: 'Test DataFrame',
    category: 'Test',
    codeState: 'stable',
    tags: [],
    help: '',
  }
  readonly table = this.addPort(new DataFrameOutport('table'))
  #next: DataFrame | undefined

  show(frame: DataFrame): void {
    this.#next = frame
    this.readyChanged()
    this.invalidate('invalidOutput')
  }

  override get isReady(): boolean {
    return this.#next !== undefined
  }

  override process(): void {
    this.table.data = this.#next
  }
}
