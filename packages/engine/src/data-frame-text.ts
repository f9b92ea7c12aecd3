import type { Column, DataFrame } from '@ivw/data'

const shownRows = 5
const shownColumns = 12
/** Longer columns that live elsewhere are not fetched for a tooltip. */
const fetchedRows = 200_000

/** Rows, columns, types and the first rows, as a text in columns. */
export async function dataFrameText(frame: DataFrame): Promise<string> {
  const columns = frame.columns.slice(0, shownColumns)
  const more = frame.columns.length - columns.length
  const types = columns.map(column => [quoted(column.header), typeOf(column)])
  const readable = columns.filter(({ buffer, length }) => buffer.source.resident || length <= fetchedRows)
  const texts = await Promise.all(readable.map(async column => [column.header, ...(await column.texts(undefined, shownRows))]))
  const rows = Array.from({ length: Math.min(shownRows, frame.rows) + 1 }, (_, row) => texts.map(column => shortened(column[row] ?? '')))
  const lines = [`${frame.rows} rows, ${frame.columns.length} columns`, ...aligned(types)]
  if (more > 0) lines.push(`and ${more} more`)
  if (readable.length > 0 && frame.rows > 0) lines.push('', ...aligned(rows))
  return lines.join('\n')
}

function typeOf({ type, buffer, unit, range, categories }: Column): string {
  const kind =
    type === 'categorical' ? `${categories.length} categories` : type === 'index' ? `index, ${buffer.format.name}` : buffer.format.name
  return [kind, unit && `[${unit}]`, range && `range ${range[0]} to ${range[1]}`].filter(Boolean).join(' ')
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map(row => row[i]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function quoted(header: string): string {
  return header === '' ? '""' : shortened(header)
}

function shortened(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length <= 24 ? line : `${line.slice(0, 23)}…`
}
