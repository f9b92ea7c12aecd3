import { MemoryFiles, readCsv } from '@ivw/data'
import { expect, test } from 'vitest'
import { filesService } from '../services.ts'
import { TestDataFrame } from '../testing/test-data-frame.ts'
import { TestNetwork } from '../testing/test-network.ts'
import { DataFrameExporter } from './data-frame-exporter.ts'

async function exporter() {
  const network = new TestNetwork()
  const files = new MemoryFiles({})
  network.services.set(filesService, files)
  network.factory.register(TestDataFrame)
  network.add(TestDataFrame, 'Table').show(readCsv('name,x\n"a,b",1.5\nc,2\n'))
  const processor = network.add(DataFrameExporter, 'Exporter')
  network.connect('Table.table', 'Exporter.dataFrame')
  await network.idle()
  const written = async (path: string) => new TextDecoder().decode(await files.read(path))
  const press = async () => {
    processor.export.press()
    await network.evaluator.idle()
  }
  return { processor, files, written, press }
}

test('writes when the button is pressed, and only then', async () => {
  const { processor, files, written, press } = await exporter()
  processor.file.value = '/out/table.csv'
  expect(await files.stat('/out/table.csv')).toBeUndefined()
  await press()
  expect(processor.status.error).toBeUndefined()
  expect(await written('/out/table.csv')).toBe('name,x\n"a,b",1.5\nc,2\n')
})

test('replaces a file only when told to', async () => {
  const { processor, written, press } = await exporter()
  processor.file.value = '/out/table.csv'
  await press()
  processor.headers.value = false
  processor.index.value = true
  processor.delimiter.value = ';'
  await press()
  expect(processor.status.error?.message).toBe('/out/table.csv exists already; set Overwrite to replace it')
  processor.overwrite.value = true
  await press()
  expect(await written('/out/table.csv')).toBe('0;a,b;1.5\n1;c;2\n')
})

test('says what is wrong with where and how to write', async () => {
  const { processor, press } = await exporter()
  processor.file.value = 'table.csv'
  await press()
  expect(processor.status.error?.message).toBe('Export File is no absolute path: "table.csv"')
  processor.file.value = '/table.csv'
  processor.delimiter.value = ''
  await press()
  expect(processor.status.error?.message).toBe('The delimiter is one character, found ""')
})
