import { bufferOf, Column, categoricalColumn, DataFrame } from '@ivw/data'
import { expect, test } from 'vitest'
import { dataFrameText } from './data-frame-text.ts'

test('rows, columns, types and the first rows', async () => {
  const frame = new DataFrame([
    new Column({ header: 'length', unit: 'cm', range: [0, 10], buffer: bufferOf('FLOAT32', Float32Array.of(5.1, 4, 6, 7, 8, 9)) }),
    categoricalColumn('kind', ['a long name of a flower that goes on', 'b', 'b', 'b', 'b', 'b']),
  ])
  expect(await dataFrameText(frame)).toBe(`6 rows, 3 columns
index   index, UINT32
length  FLOAT32 [cm] range 0 to 10
kind    2 categories

index  length  kind
0      5.1     a long name of a flower…
1      4       b
2      6       b
3      7       b
4      8       b`)
})

test('long columns that live elsewhere are not fetched', async () => {
  const buffer = bufferOf('FLOAT32', new Float32Array(200_001))
  const remote = { ...buffer, source: { home: 'python', read: () => Promise.reject(new Error('fetched')) } }
  const frame = new DataFrame([new Column({ header: 'x', buffer: remote as never })])
  expect(await dataFrameText(frame)).toContain('200001 rows, 2 columns\nindex  index, UINT32\nx      FLOAT32\n\nindex\n0\n')
})
