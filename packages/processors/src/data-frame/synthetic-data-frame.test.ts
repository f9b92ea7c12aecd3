import type { DataFrame } from '@ivw/data'
import { expect, test } from 'vitest'
import { TestNetwork } from '../testing/test-network.ts'
import { demand } from '../testing/test-sink.ts'
import { SyntheticDataFrame } from './synthetic-data-frame.ts'

test('eleven columns, the same numbers for the same seed', async () => {
  const network = new TestNetwork()
  const source = network.add(SyntheticDataFrame, 'Source')
  demand(network, source.table)
  source.rows.value = 100
  await network.idle()
  const frame = source.table.data as DataFrame
  expect(frame.columns.map(column => column.header)).toEqual(['index', ...Array.from({ length: 11 }, (_, i) => `Column ${i + 2}`)])
  const first = await frame.column('Column 2')?.read()
  // 1791095845 is the first draw of mt19937 with seed 1.
  expect(first?.[0]).toBeCloseTo((1791095845 / 2 ** 32) * 2 - 1, 6)
  const [low, high] = (await frame.column('Column 3')?.dataRange()) ?? [0, 0]
  expect([low >= -0.1, low < -0.09, high < 0.1, high > 0.09]).toEqual([true, true, true, true])
  source.seed.value = 2
  await network.idle()
  expect(await (source.table.data as DataFrame).column('Column 2')?.read()).not.toEqual(first)
})

test('columns that are the same in every row', async () => {
  const network = new TestNetwork()
  const source = network.add(SyntheticDataFrame, 'Source')
  demand(network, source.table)
  source.constantFloats.value = true
  source.constantIntegers.value = true
  await network.idle()
  const last = (source.table.data as DataFrame).columns.slice(-6)
  expect(await Promise.all(last.map(column => column.dataRange()))).toEqual([
    [0, 0],
    [1, 1],
    [-1, -1],
    [0, 0],
    [1, 1],
    [-1, -1],
  ])
})
