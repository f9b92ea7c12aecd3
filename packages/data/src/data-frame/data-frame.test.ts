import { expect, test } from 'vitest'
import { bufferOf } from '../buffer.ts'
import { Column } from './column.ts'
import { categoricalColumn, DataFrame } from './data-frame.ts'
import { IndexSet } from './index-set.ts'

test('a frame gets an index, and columns of one length', async () => {
  const x = new Column({ header: 'x', unit: 'm', buffer: bufferOf('FLOAT64', Float64Array.of(1, Number.NaN, 3)) })
  const frame = new DataFrame([x, categoricalColumn('name', ['b', 'a', 'b'])])
  expect([frame.rows, frame.columns.map(column => column.header)]).toEqual([3, ['index', 'x', 'name']])
  expect(await frame.index.read()).toEqual(Uint32Array.of(0, 1, 2))
  expect(await frame.column('name')?.read()).toEqual(Uint32Array.of(0, 1, 0))
  expect(await x.dataRange()).toEqual([1, 3])
  expect(() => new DataFrame([x, categoricalColumn('name', ['b'])])).toThrow('(expected 3 ("x"), found 1 ("name"))')
  expect(() => new Column({ header: 'v', buffer: bufferOf('Vec2FLOAT32', new Float32Array(4)) })).toThrow('"v" needs one number per row')
})

test('sets of rows', () => {
  const set = IndexSet.of([7, 3, 4, 3, 4_294_967_295])
  expect([...set]).toEqual([3, 4, 7, 4_294_967_295])
  expect([set.has(4), set.has(5), set.has(8), IndexSet.empty.has(0)]).toEqual([true, false, false, false])
  expect(set.toRanges()).toEqual([3, 5, 7, 8, 4_294_967_295, 4_294_967_296])
  expect(IndexSet.fromRanges(set.toRanges()).equals(set)).toBe(true)
  expect([...IndexSet.union([set, IndexSet.of([1, 3])])]).toEqual([1, 3, 4, 7, 4_294_967_295])
})
