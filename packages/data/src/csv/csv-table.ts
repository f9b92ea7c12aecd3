/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse'
import { DataError } from '../errors.ts'

export interface CsvTableOptions {
  /** Every character separates. */
  readonly delimiters?: string | undefined
  /** Takes the quotes from around fields; otherwise they are part of the text. */
  readonly stripQuotes?: boolean | undefined
  /** For errors. */
  readonly file?: string | undefined
}

export interface CsvRow {
  /** From 1, of the row's beginning. */
  readonly line: number
  readonly fields: readonly string[]
}

/** The rows of a CSV file (RFC 4180): fields in quotes may hold line breaks; blank rows are left out. Throws DataError for quotes that do not end. */
export function csvTable(text: string, { delimiters = ',', stripQuotes = true, file }: CsvTableOptions = {}): readonly CsvRow[] {
  const [delimiter] = delimiters
  if (delimiter === undefined) throw new DataError('There is no delimiter between fields', { expected: 'at least one character' })
  const plain = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
  const { data, errors } = Papa.parse(prepared(plain, delimiters, delimiter, stripQuotes), { delimiter, newline: '\n' })
  const rows = numbered(data)
  const [error] = errors.filter(({ type }) => type === 'Quotes')
  if (error) {
    const line = rows[error.row ?? 0]?.line ?? 1
    throw new DataError(`Line ${line}: ${error.message}`, { ...(file !== undefined && { file }), offset: line })
  }
  return rows.filter(({ fields }) => fields.some(field => field.trim() !== ''))
}

/** One delimiter instead of several, and quotes doubled where they shall stay; the parser knows neither. */
function prepared(text: string, delimiters: string, delimiter: string, stripQuotes: boolean): string {
  if (stripQuotes && delimiters.length === 1) return text
  const any = `[${delimiters.replace(/[\\\]^-]/gu, '\\$&')}]`
  return text.replace(new RegExp(`(?<=^|\\n|${any})"(?:[^"]|"")*"|${any}`, 'gu'), found => {
    if (!found.startsWith('"')) return delimiter
    return stripQuotes ? found : `"${found.replaceAll('"', '""')}"`
  })
}

function numbered(rows: readonly (readonly string[])[]): CsvRow[] {
  let line = 1
  return rows.map(fields => {
    const row = { line, fields }
    line += 1 + fields.reduce((breaks, field) => breaks + field.split('\n').length - 1, 0)
    return row
  })
}
