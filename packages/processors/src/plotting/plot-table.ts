import type { Column, DataFrame, PlainArray, Vec2 } from '@ivw/data'

export interface PlotColumn {
  readonly column: Column
  readonly numbers: PlainArray
  /** That of the column, else lowest and highest finite value. */
  readonly range: Vec2
}

const known = new WeakMap<DataFrame, Promise<PlotTable>>()

/** A table with its numbers at hand. */
export class PlotTable {
  readonly frame: DataFrame
  readonly columns: readonly PlotColumn[]
  /** What the rows are called in selections. */
  readonly index: PlainArray

  private constructor(frame: DataFrame, columns: readonly PlotColumn[]) {
    this.frame = frame
    this.columns = columns
    this.index = columns.find(({ column }) => column === frame.index)?.numbers ?? new Uint32Array()
  }

  static of(frame: DataFrame): Promise<PlotTable> {
    const found = known.get(frame) ?? PlotTable.#read(frame)
    known.set(frame, found)
    found.catch(() => known.delete(frame))
    return found
  }

  static async #read(frame: DataFrame): Promise<PlotTable> {
    const columns = frame.columns.map(async column => ({ column, numbers: await column.read(), range: await column.dataRange() }))
    return new PlotTable(frame, await Promise.all(columns))
  }

  get rows(): number {
    return this.frame.rows
  }

  /** What a person wants to know of a row. */
  describe(row: number): string {
    return this.columns.map(({ column, numbers }) => `${column.header}: ${textOf(column, numbers[row] as number)}`).join('\n')
  }
}

function textOf({ type, categories }: Column, value: number): string {
  return type === 'categorical' ? (categories[value] ?? '') : String(Number(value.toPrecision(7)))
}

/** Place of a value in a range, 0 to 1 inside; in the middle of a range without extent. */
export function shareOf(value: number, [low, high]: Vec2): number {
  return high > low ? (value - low) / (high - low) : 0.5
}
