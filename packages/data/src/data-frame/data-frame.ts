import { bufferOf } from '../buffer.ts'
import { DataError } from '../errors.ts'
import { Column } from './column.ts'

/** A table: columns of the same length, the index among them. */
export class DataFrame {
  readonly columns: readonly Column[]

  /** Throws DataError when the columns have different lengths. A frame without an index column gets one, as column 0. */
  constructor(columns: readonly Column[]) {
    const [first] = columns
    const other = columns.find(column => column.length !== first?.length)
    if (first && other)
      throw new DataError('The columns of a data frame have the same number of rows', {
        expected: `${first.length} ("${first.header}")`,
        found: `${other.length} ("${other.header}")`,
      })
    const hasIndex = columns.some(column => column.type === 'index')
    this.columns = hasIndex ? columns : [indexColumn(first?.length ?? 0), ...columns]
  }

  get rows(): number {
    return this.columns[0]?.length ?? 0
  }

  /** Names the rows in selections. */
  get index(): Column {
    return this.columns.find(column => column.type === 'index') as Column
  }

  /** The first column of that header. */
  column(header: string): Column | undefined {
    return this.columns.find(column => column.header === header)
  }
}

/** Row numbers from 0. */
export function indexColumn(rows: number): Column {
  const numbers = Uint32Array.from({ length: rows }, (_, row) => row)
  return new Column({ type: 'index', header: 'index', buffer: bufferOf('UINT32', numbers) })
}

/** A column of texts; categories are numbered in order of their first appearance. */
export function categoricalColumn(header: string, texts: readonly string[], unit?: string): Column {
  const ids = new Map<string, number>()
  const numbers = Uint32Array.from(texts, text => {
    const known = ids.get(text)
    if (known !== undefined) return known
    ids.set(text, ids.size)
    return ids.size - 1
  })
  return new Column({ type: 'categorical', header, unit, buffer: bufferOf('UINT32', numbers), categories: [...ids.keys()] })
}
