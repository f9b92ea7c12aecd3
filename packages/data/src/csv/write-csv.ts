/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse'
import type { DataFrame } from '../data-frame/data-frame.ts'

export interface WriteCsvOptions {
  readonly delimiter?: string | undefined
  /** Default true. */
  readonly headers?: boolean | undefined
  /** The column of row numbers as well. Default false. */
  readonly index?: boolean | undefined
}

/** The text of a CSV file, lines end with a line feed. Fields are quoted where they must be. */
export async function writeCsv(
  frame: DataFrame,
  { delimiter = ',', headers = true, index = false }: WriteCsvOptions = {},
  signal?: AbortSignal,
): Promise<string> {
  const columns = frame.columns.filter(column => index || column.type !== 'index')
  const texts = await Promise.all(columns.map(column => column.texts(signal)))
  const rows = Array.from({ length: frame.rows }, (_, row) => texts.map(column => column[row] ?? ''))
  const table = { fields: columns.map(column => column.header), data: rows }
  return `${Papa.unparse(table, { delimiter, newline: '\n', header: headers })}\n`
}
