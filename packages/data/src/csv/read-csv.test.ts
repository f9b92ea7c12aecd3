import { describe, expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'
import { writeCsv } from './write-csv.ts'

const table = (text: string, options?: Parameters<typeof readCsv>[1]) => readCsv(text, options)

test('columns by what is in them, behind an index', async () => {
  const frame = table('\uFEFFname,count,size\nred, 3 ,1.5\n\nblue,-4,\n"gr,ee\nn",0,2e3\n')
  expect(frame.columns.map(({ header, type, buffer }) => [header, type, buffer.format.name])).toEqual([
    ['index', 'index', 'UINT32'],
    ['name', 'categorical', 'UINT32'],
    ['count', 'ordinal', 'INT32'],
    ['size', 'ordinal', 'FLOAT32'],
  ])
  expect(frame.rows).toBe(3)
  expect(await frame.column('name')?.texts()).toEqual(['red', 'blue', 'gr,ee\nn'])
  expect(frame.column('name')?.categories).toEqual(['red', 'blue', 'gr,ee\nn'])
  expect(await frame.column('count')?.read()).toEqual(Int32Array.of(3, -4, 0))
  expect(await frame.column('size')?.read()).toEqual(Float32Array.of(1.5, Number.NaN, 2000))
  expect(await frame.column('size')?.dataRange()).toEqual([1.5, 2000])
})

describe('options', () => {
  test('no headers, several delimiters, double precision', async () => {
    const frame = table('1;2.5\t3\r\n4;5;6', { firstRowIsHeaders: false, delimiters: ';\t', doublePrecision: true })
    expect(frame.columns.slice(1).map(({ header, buffer }) => [header, buffer.format.name])).toEqual([
      ['Column 1', 'INT32'],
      ['Column 2', 'FLOAT64'],
      ['Column 3', 'INT32'],
    ])
    expect(await frame.column('Column 2')?.read()).toEqual(Float64Array.of(2.5, 5))
  })

  test('quotes that stay', async () => {
    const kept = table('a,b\n"x, ""y""",1\nz,2', { stripQuotes: false })
    expect(await kept.column('a')?.texts()).toEqual(['"x, ""y"""', 'z'])
    const stripped = table('a;b\n"x; ""y""";1\nz,2', { delimiters: ';,' })
    expect(await stripped.column('a')?.texts()).toEqual(['x; "y"', 'z'])
  })
})

test('a column without anything, and one with whole numbers that are too large for INT32', () => {
  const frame = table('a,b\n,3000000000\n,1')
  expect(frame.columns.slice(1).map(({ type, buffer }) => [type, buffer.format.name])).toEqual([
    ['categorical', 'UINT32'],
    ['ordinal', 'FLOAT32'],
  ])
})

test('a text is looked for in the first 50 rows only', () => {
  const numbers = Array.from({ length: 50 }, (_, i) => `${i}`)
  expect(table(['n', ...numbers.slice(1), 'x'].join('\n')).column('n')?.type).toBe('categorical')
  expect(() => table(['n', ...numbers, 'x'].join('\n'), { file: 'late.csv' })).toThrow(
    'late.csv: Line 52, column 1 ("n") (expected a whole number from -2147483648 to 2147483647, as in the rows before, found "x")',
  )
})

describe('faults name file and line', () => {
  test.each([
    ['a,b\n1,2\n"x\ny",2\n1,2,3\n', 'f.csv: Line 5 has another number of fields (expected 2, found 3)'],
    ['a,b\n1,"2', 'f.csv: Line 2: Quoted field unterminated'],
    ['\n\n', 'f.csv: There are no rows'],
  ])('%j', (text, message) => {
    expect(() => table(text, { file: 'f.csv' })).toThrow(message)
  })
})

test('what is written is read again', async () => {
  const frame = table('name,size\n"a,b",5.1\n"c ""d""",-0.25\n')
  const text = await writeCsv(frame)
  expect(text).toBe('name,size\n"a,b",5.1\n"c ""d""",-0.25\n')
  expect(await writeCsv(frame, { headers: false, index: true, delimiter: ';' })).toBe('0;a,b;5.1\n1;"c ""d""";-0.25\n')
})
