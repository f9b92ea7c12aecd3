import { expect, test } from 'vitest'
import { describeStatus, formatClock, formatDuration } from './run-state.ts'

test('formatDuration keeps two or three figures', () => {
  expect([0.42, 3.6, 999, 1500, 125_000].map(formatDuration)).toEqual(['0.4 ms', '4 ms', '999 ms', '1.5 s', '2 min 5 s'])
})

test('formatClock is local time', () => {
  expect(formatClock(new Date(2026, 10, 26, 14, 2, 7).getTime())).toBe('14:02:07')
})

test('describeStatus says what matters in one line', () => {
  expect(describeStatus({ state: 'running', progress: { fraction: 0.5, text: 'slices' }, milliseconds: 12 })).toBe(
    'Running, 50 % slices, last run 12 ms',
  )
  expect(describeStatus({ state: 'error', error: { message: 'no file', type: 'ValueError', phase: 'process', frames: [] } })).toBe(
    'Error, ValueError: no file',
  )
  expect(describeStatus({ state: 'success', notices: ['drawn in 3 bricks'] })).toBe('Success, drawn in 3 bricks')
})
