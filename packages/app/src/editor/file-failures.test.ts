import type { FailureView } from '@ivw/engine/protocol'
import { expect, test } from 'vitest'
import { failuresIn } from './file-failures.ts'

const frame = (file: string, line: number) => ({ file, line, function: 'process', text: '' })
const failure: FailureView = {
  type: 'ValueError',
  message: 'no axes',
  phase: 'process',
  frames: [frame('/a.py', 3), frame('/a.py', 7), frame('/helper.py', 2)],
}

test('marks the innermost line of the file, once', () => {
  const processors = [{ status: { state: 'error', error: failure } as const }, { status: { state: 'error', error: failure } as const }]
  expect(failuresIn('/a.py', processors, [])).toEqual([{ line: 7, message: 'ValueError: no axes' }])
  expect(failuresIn('/helper.py', processors, [])).toEqual([{ line: 2, message: 'ValueError: no axes' }])
})

test('marks files that could not be loaded', () => {
  expect(failuresIn('/a.py', [], [{ file: '/a.py', failure }])).toHaveLength(1)
  expect(failuresIn('/b.py', [], [{ file: '/a.py', failure }])).toEqual([])
})

test('marks where a run as a script failed', () => {
  expect(failuresIn('/a.py', [], [], failure)).toEqual([{ line: 7, message: 'ValueError: no axes' }])
})
