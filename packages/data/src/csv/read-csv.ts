import { bufferOf } from '../buffer.ts'
import { Column } from '../data-frame/column.ts'
import { categoricalColumn, DataFrame } from '../data-frame/data-frame.ts'
import { DataError } from '../errors.ts'
import { type CsvRow, type CsvTableOptions, csvTable } from './csv-table.ts'

export interface CsvOptions extends CsvTableOptions {
  /** Otherwise columns are called "Column 1", "Column 2" ... Default true. */
  readonly firstRowIsHeaders?: boolean | undefined
  /** Numbers with fractions as FLOAT64 and not FLOAT32. */
  readonly doublePrecision?: boolean | undefined
}

type Kind = 'float' | 'integer' | 'text'

/** Rows from which the kinds of the columns are guessed. */
const sampleRows = 50
const numberPattern = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/iu
const integerPattern = /^[+-]?\d+$/u
const int32 = { low: -(2 ** 31), high: 2 ** 31 - 1 }

/**
 * A data frame with an index column before those of the file. A column with a text among its first 50 rows, or without anything, is
 * categorical; with a fraction FLOAT32, else INT32. An empty field is NaN, 0 or the empty text.
 * Throws DataError that names file, line and column for a row of another length and for what is no number where one is due.
 */
export function readCsv(text: string, { firstRowIsHeaders = true, doublePrecision = false, ...options }: CsvOptions = {}): DataFrame {
  const rows = csvTable(text, options)
  const [first] = rows
  if (!first) throw new DataError('There are no rows', options.file === undefined ? {} : { file: options.file })
  const headers = firstRowIsHeaders ? first.fields.map(header => header.trim()) : first.fields.map((_, i) => `Column ${i + 1}`)
  const body = firstRowIsHeaders ? rows.slice(1) : rows
  for (const { line, fields } of body)
    if (fields.length !== headers.length)
      throw fault(options.file, line, ' has another number of fields', `${headers.length}`, `${fields.length}`)
  return new DataFrame(headers.map((header, i) => columnOf(header, i, body, doublePrecision, options.file)))
}

function columnOf(header: string, position: number, rows: readonly CsvRow[], doublePrecision: boolean, file: string | undefined): Column {
  const kind = kindOf(rows.slice(0, sampleRows).map(({ fields }) => (fields[position] ?? '').trim()))
  if (kind === 'text')
    return categoricalColumn(
      header,
      rows.map(({ fields }) => fields[position] ?? ''),
    )
  const numbers = rows.map(({ line, fields }) => {
    const field = (fields[position] ?? '').trim()
    if (field === '') return kind === 'float' ? Number.NaN : 0
    const number = kind === 'float' ? parseFloating(field) : parseInteger(field)
    if (number !== undefined) return number
    const expected = kind === 'float' ? 'a number' : `a whole number from ${int32.low} to ${int32.high}`
    throw fault(file, line, `, column ${position + 1} ("${header}")`, `${expected}, as in the rows before`, `"${field}"`)
  })
  const format = kind === 'integer' ? 'INT32' : doublePrecision ? 'FLOAT64' : 'FLOAT32'
  const array = kind === 'integer' ? Int32Array.from(numbers) : doublePrecision ? Float64Array.from(numbers) : Float32Array.from(numbers)
  return new Column({ header, buffer: bufferOf(format, array) })
}

function kindOf(sample: readonly string[]): Kind {
  const filled = sample.filter(field => field !== '')
  if (filled.length === 0 || filled.some(field => !numberPattern.test(field))) return 'text'
  // Whole numbers that INT32 does not hold are numbers all the same.
  return filled.every(field => parseInteger(field) !== undefined) ? 'integer' : 'float'
}

function parseInteger(field: string): number | undefined {
  const number = integerPattern.test(field) ? Number(field) : Number.NaN
  return number >= int32.low && number <= int32.high ? number : undefined
}

function parseFloating(field: string): number | undefined {
  if (!numberPattern.test(field)) return undefined
  const lower = field.toLowerCase()
  if (lower.includes('inf')) return lower.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return Number(lower.includes('nan') ? 'NaN' : field)
}

function fault(file: string | undefined, line: number, what: string, expected: string, found: string): DataError {
  return new DataError(`Line ${line}${what}`, { ...(file !== undefined && { file }), offset: line, expected, found })
}
