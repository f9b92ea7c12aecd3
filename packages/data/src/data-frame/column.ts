import type { Buffer } from '../buffer.ts'
import { DataError } from '../errors.ts'
import { finiteRange } from '../histogram.ts'
import { type PlainArray, plainNumbers } from '../numbers.ts'
import type { Vec2 } from '../vector.ts'

/** `index` names the rows, `categorical` holds numbers of `categories`, `ordinal` anything that can be compared. */
export type ColumnType = 'index' | 'ordinal' | 'categorical'

export interface ColumnOptions {
  readonly type?: ColumnType | undefined
  readonly header: string
  readonly unit?: string | undefined
  /** Replaces lowest and highest value. */
  readonly range?: Vec2 | undefined
  readonly buffer: Buffer
  readonly categories?: readonly string[] | undefined
}

/** One value per row of a data frame. The numbers may be in another process. */
export class Column {
  readonly type: ColumnType
  readonly header: string
  readonly unit: string
  readonly range: Vec2 | undefined
  readonly buffer: Buffer
  /** The texts of a categorical column, by number. */
  readonly categories: readonly string[]

  /** Throws DataError for vectors: a column has one number per row. */
  constructor({ type = 'ordinal', header, unit = '', range, buffer, categories = [] }: ColumnOptions) {
    if (buffer.format.components !== 1)
      throw new DataError(`The column "${header}" needs one number per row`, { found: buffer.format.name })
    this.type = type
    this.header = header
    this.unit = unit
    this.range = range
    this.buffer = buffer
    this.categories = categories
  }

  /** Rows. */
  get length(): number {
    return this.buffer.length
  }

  /** The numbers, of a categorical column those of the categories; 64-bit integers rounded to doubles. */
  async read(signal?: AbortSignal): Promise<PlainArray> {
    return plainNumbers(this.buffer.format, await this.buffer.read(signal))
  }

  /** What a person reads, row by row; of the first `count` rows. */
  async texts(signal?: AbortSignal, count = this.length): Promise<readonly string[]> {
    const numbers = (await this.read(signal)).subarray(0, count)
    const { numericType, bits } = this.buffer.format
    if (this.type === 'categorical') return Array.from(numbers, id => this.categories[id] ?? '')
    return Array.from(numbers, numericType === 'float' && bits < 64 ? singlePrecision : String)
  }

  /** `range`, else lowest and highest finite value. Without any, [0, 0]. */
  async dataRange(signal?: AbortSignal): Promise<Vec2> {
    if (this.range) return this.range
    return finiteRange(this.buffer.format, await this.buffer.read(signal)) ?? [0, 0]
  }
}

/** With as many digits as tell it from its neighbours: 5.1 and not 5.099999904632568. */
function singlePrecision(number: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(number.toPrecision(digits))
    if (Math.fround(short) === number) return String(short)
  }
  return String(number)
}
