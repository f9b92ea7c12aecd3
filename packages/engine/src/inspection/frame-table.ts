import type { Column, DataFrame } from '@ivw/data'
import type { PortTable } from '../inspection-views.ts'
import { counted, rangeText } from './number-text.ts'

const shownRows = 20
const shownColumns = 30
/** Longer columns that live elsewhere are not fetched for a look. */
const fetchedRows = 200_000

/** What the columns are, and the first rows. */
export async function frameTables(frame: DataFrame): Promise<readonly PortTable[]> {
  const columns = frame.columns.slice(0, shownColumns)
  const readable = columns.filter(({ buffer, length }) => buffer.source.resident || length <= fetchedRows)
  const texts = await Promise.all(readable.map(column => column.texts(undefined, shownRows)))
  const ranges = await Promise.all(columns.map(column => rangeOf(column, readable.includes(column))))
  const count = Math.min(shownRows, frame.rows)
  const moreColumns = frame.columns.length - readable.length
  const moreRows = frame.rows - count
  const more = [moreRows > 0 && counted(moreRows, 'more row'), moreColumns > 0 && counted(moreColumns, 'more column')].filter(Boolean)
  return [
    {
      name: 'Rows',
      headers: readable.map(({ header }) => quoted(header)),
      rows: Array.from({ length: count }, (_, row) => texts.map(column => shortened(column[row] ?? ''))),
      ...(more.length > 0 && { note: `and ${more.join(', ')}` }),
    },
    {
      name: 'Columns',
      headers: ['Name', 'Type', 'Unit', 'Range'],
      rows: columns.map((column, i) => [quoted(column.header), typeOf(column), column.unit, ranges[i] ?? '']),
      ...(frame.columns.length > columns.length && { note: `and ${counted(frame.columns.length - columns.length, 'more column')}` }),
    },
  ]
}

/** Of texts, which are numbered, there is none to speak of. */
async function rangeOf(column: Column, isReadable: boolean): Promise<string> {
  if (column.range) return rangeText(column.range)
  return isReadable && column.type === 'ordinal' && column.length > 0 ? rangeText(await column.dataRange()) : ''
}

function typeOf({ type, buffer, categories }: Column): string {
  if (type === 'categorical') return counted(categories.length, 'category', 'categories')
  return type === 'index' ? `index, ${buffer.format.name}` : buffer.format.name
}

function quoted(header: string): string {
  return header === '' ? '""' : shortened(header)
}

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`
}
