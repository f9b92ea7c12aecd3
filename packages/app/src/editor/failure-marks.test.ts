import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { expect, test } from 'vitest'
import { failureMarks, setFailures } from './failure-marks.ts'

const failure = (line: number, message = 'no') => ({ line, message })
const start = EditorState.create({ doc: 'a\nb\nc', extensions: failureMarks })

/** Numbers of the lines that are coloured. */
function marked(state: EditorState): number[] {
  const lines: number[] = []
  for (const set of state.facet(EditorView.decorations))
    if (typeof set !== 'function')
      set.between(0, state.doc.length, (from, _to, { spec }) => {
        if (spec.class === 'cm-failed-line') lines.push(state.doc.lineAt(from).number)
      })
  return lines
}

test('failed lines are marked, instead of those before', () => {
  const first = start.update({ effects: setFailures.of([failure(3), failure(1), failure(1, 'neither')]) }).state
  expect(marked(first)).toEqual([1, 3])
  expect(marked(first.update({ effects: setFailures.of([failure(2)]) }).state)).toEqual([2])
  expect(marked(first.update({ effects: setFailures.of([]) }).state)).toEqual([])
})

test('marks go with their lines', () => {
  const state = start.update({ effects: setFailures.of([failure(2)]) }).state
  const pushed = state.update({ changes: { from: 0, insert: 'x\ny\n' } }).state
  expect(marked(pushed)).toEqual([4])
  expect(marked(pushed.update({ changes: { from: 0, to: pushed.doc.length } }).state)).toEqual([1])
})

test('lines that are not there are left out', () => {
  expect(marked(start.update({ effects: setFailures.of([failure(0), failure(9)]) }).state)).toEqual([])
})
