import type { LogEntry } from '@ivw/engine/protocol'
import { expect, test } from 'vitest'
import { countLevels, everything, filterLog, formatLogTime } from './log-filter.ts'

const entries: readonly LogEntry[] = [
  { id: 1, time: 0, level: 'info', source: 'NumpySource', text: 'loaded 64 slices' },
  { id: 2, time: 0, level: 'error', source: 'Python', text: 'no file', traceback: 'Traceback: sphere.npy' },
]
const ids = (filter: Partial<typeof everything>) => filterLog(entries, { ...everything, ...filter }).map(({ id }) => id)

test('keeps everything without a filter', () => {
  expect(filterLog(entries, everything)).toBe(entries)
})

test('filters by level, source, text and traceback', () => {
  expect(ids({ levels: new Set(['error']) })).toEqual([2])
  expect(ids({ text: 'numpysource' })).toEqual([1])
  expect(ids({ text: 'SLICES' })).toEqual([1])
  expect(ids({ text: 'sphere.npy' })).toEqual([2])
})

test('countLevels', () => {
  expect(countLevels(entries)).toEqual({ info: 1, warning: 0, error: 1 })
})

test('formatLogTime shows milliseconds', () => {
  expect(formatLogTime(new Date(2026, 10, 26, 9, 5, 7, 42).getTime())).toBe('09:05:07.042')
})
