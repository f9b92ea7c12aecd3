import { type DataFrame, MemoryFiles } from '@ivw/data'
import { createProperty } from '@ivw/network'
import { expect, test } from 'vitest'
import { ColumnMetaDataProperty } from '../properties/column-meta-data-property.ts'
import { fileFinderService, filesService } from '../services.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { CSVSource } from './csv-source.ts'

function source(files: Readonly<Record<string, string>>) {
  const network = new TestNetwork()
  const stored = new MemoryFiles(files)
  network.services.set(filesService, stored).set(fileFinderService, { find: async path => `/data/${path}` })
  return { network, stored, csv: network.add(CSVSource, 'CSV') }
}

const flowers = 'sepal length,class\n5.1,setosa\n6.5,virginica\n4.9,setosa\n'

test('a table with an index, and the ranges of its columns of numbers', async () => {
  const { network, csv } = source({ '/data/iris.csv': flowers })
  csv.file.value = 'iris.csv'
  await network.idle()
  const frame = csv.table.data as DataFrame
  expect(frame.columns.map(column => column.header)).toEqual(['index', 'sepal length', 'class'])
  const [range, ...others] = csv.columns.properties as ColumnMetaDataProperty[]
  expect([range?.identifier, range?.displayName, others.length]).toEqual(['sepallength', 'sepal length', 0])
  expect(range?.columnRange.value.map(value => Math.fround(value))).toEqual([4.9, 6.5].map(Math.fround))
})

test('a range of one’s own', async () => {
  const { network, csv } = source({ '/data/iris.csv': flowers })
  csv.file.value = 'iris.csv'
  await network.idle()
  const [entry] = csv.columns.properties as ColumnMetaDataProperty[]
  entry!.override.checked = true
  entry!.customRange.value = [0, 10]
  await network.idle()
  expect((csv.table.data as DataFrame).column('sepal length')?.range).toEqual([0, 10])
})

test('what a workspace holds of columns is there before the file is read, and stays', async () => {
  const { network, csv } = source({ '/data/iris.csv': flowers })
  const saved = new ColumnMetaDataProperty('sepallength', 'sepal length')
  saved.override.checked = true
  saved.customRange.value = [1, 2]
  csv.columns.addProperty(createProperty(saved.describe()))
  csv.file.value = 'iris.csv'
  await network.idle()
  expect((csv.table.data as DataFrame).column('sepal length')?.range).toEqual([1, 2])
  expect(csv.columns.properties).toHaveLength(1)
})

test('the file is read again when the user says so, or reads it otherwise', async () => {
  const { network, stored, csv } = source({ '/data/a.csv': 'a;b\n1;2\n' })
  csv.file.value = 'a.csv'
  await network.idle()
  expect((csv.table.data as DataFrame).columns.map(({ header }) => header)).toEqual(['index', 'a;b'])
  csv.delimiters.value = ';'
  await network.idle()
  expect((csv.table.data as DataFrame).columns.map(({ header }) => header)).toEqual(['index', 'a', 'b'])
  await stored.write('/data/a.csv', new TextEncoder().encode('a;b\n1;2\n3;4\n'))
  csv.reload.press()
  await network.idle()
  expect((csv.table.data as DataFrame).rows).toBe(2)
})

test('a fault names file, line and column', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => (i === 55 ? 'five' : `${i}`))
  const { network, csv } = source({ '/data/a.csv': ['n', ...lines].join('\n') })
  csv.file.value = 'a.csv'
  await network.evaluator.idle()
  expect(csv.status.error?.message).toMatch(/^\/data\/a\.csv: Line 57, column 1 \("n"\).*found "five"/u)
})
