import type { Column, DataFrame } from '@ivw/data'
import { type DataFrameInport, OptionPropertyInt, type PropertyOptions } from '@ivw/network'

export interface DataFrameColumnOptions extends PropertyOptions {
  /** Offers to take no column. */
  readonly none?: boolean | undefined
  /** Number of the option that is chosen when there is nothing to keep. */
  readonly defaultIndex?: number | undefined
}

/** A column of the data frame of an inport, where there is one. The options follow the data; a choice is kept by its name. */
export class DataFrameColumnProperty extends OptionPropertyInt {
  static override readonly classIdentifier: string = 'org.inviwo.DataFrameColumnProperty'
  readonly #port: DataFrameInport | undefined
  readonly #none: boolean
  readonly #defaultIndex: number

  constructor(identifier: string, displayName: string, port: DataFrameInport | undefined, options: DataFrameColumnOptions = {}) {
    const { none = false, defaultIndex = 0 } = options
    super(identifier, displayName, [], 0, { serializationMode: 'all', ...options })
    this.#port = port
    this.#none = none
    this.#defaultIndex = defaultIndex
    port?.onChange(() => {
      const frame = port.dataOrUndefined
      if (frame) this.#offer(frame)
    })
  }

  /** The chosen column; undefined for none. */
  get column(): Column | undefined {
    const frame = this.#port?.dataOrUndefined
    return this.options.length === 0 || this.value < 0 ? undefined : frame?.columns[this.value]
  }

  #offer({ columns }: DataFrame): void {
    const isFirst = this.options.length === 0
    const none = this.#none ? [{ id: 'none', name: 'None', value: -1 }] : []
    const taken = new Set(none.map(({ id }) => id))
    const offered = columns.map(({ header }, value) => {
      const id = free(header.replace(/[^A-Za-z0-9_]/gu, '') || 'column', taken)
      taken.add(id)
      return { id, name: header, value }
    })
    this.replaceOptions([...none, ...offered])
    if (isFirst) this.selectIndex(Math.min(this.#defaultIndex, this.options.length - 1))
  }
}

function free(id: string, taken: ReadonlySet<string>): string {
  let found = id
  for (let i = 2; taken.has(found); i++) found = `${id}${i}`
  return found
}
