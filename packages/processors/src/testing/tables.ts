import { bufferOf, Column, categoricalColumn, DataFrame } from '@ivw/data'

/** A table of numbers and texts by header, with an index column. */
export function tableOf(columns: Readonly<Record<string, readonly number[] | readonly string[]>>): DataFrame {
  return new DataFrame(
    Object.entries(columns).map(([header, values]) =>
      values.every(value => typeof value === 'string')
        ? categoricalColumn(header, values)
        : new Column({ header, buffer: bufferOf('FLOAT32', Float32Array.from(values as readonly number[])) }),
    ),
  )
}
