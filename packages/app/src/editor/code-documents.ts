import { acceptChunk, diff, getChunks, goToNextChunk, goToPreviousChunk, rejectChunk, unifiedMergeView } from '@codemirror/merge'
import { type ChangeSpec, Compartment, EditorState, type Text, type TransactionSpec } from '@codemirror/state'
import { EditorView, tooltips } from '@codemirror/view'
import { editorSetup } from './editor-setup.ts'
import { failureMarks } from './failure-marks.ts'
import { LanguageHelp } from './language/language-help.ts'

/** Texts with all that the editor does to them. This module brings CodeMirror and is loaded with the first file. */
export class CodeDocuments {
  readonly language: LanguageHelp

  /** `show` brings a file to the front, or answers null. */
  constructor(show: (path: string) => Promise<EditorView | null>) {
    this.language = new LanguageHelp(show)
  }

  newState(path: string, text: string): EditorState {
    const extensions = [editorSetup, failureMarks, merging.of([]), overPanels, this.language.extension(path)]
    return EditorState.create({ doc: text, extensions })
  }
}

// A panel may be lower than what pops up in it. Tests without a page have no document.
const overPanels = typeof document === 'undefined' ? [] : tooltips({ parent: document.body })

/** Puts the caret on a line (from 1) and the line into the middle. */
export function revealLine(view: EditorView, line: number): void {
  const { doc } = view.state
  const { from } = doc.line(Math.max(1, Math.min(doc.lines, line)))
  view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
}

/** Changes the text into another one where they differ only, so that caret and marks stay where they are. */
export function changeInto(doc: Text, text: string): TransactionSpec {
  const changes = diff(doc.toString(), text, { scanLimit: 1000 }).map(
    ({ fromA, toA, fromB, toB }): ChangeSpec => ({ from: fromA, to: toA, insert: text.slice(fromB, toB) }),
  )
  return { changes }
}

const merging = new Compartment()

/** Shows where the text differs from another version, each place with a choice. */
export function startMerging(view: EditorView, theirs: string): void {
  const extension = unifiedMergeView({
    original: theirs,
    mergeControls: choice,
    highlightChanges: true,
    gutter: true,
    syntaxHighlightDeletions: true,
  })
  view.dispatch({ effects: merging.reconfigure(extension) })
  goToNextChunk(view)
  view.focus()
}

export function stopMerging(view: EditorView): void {
  view.dispatch({ effects: merging.reconfigure([]) })
}

export function differences(state: EditorState): number {
  return getChunks(state)?.chunks.length ?? 0
}

export function goToDifference(view: EditorView, step: 1 | -1): void {
  if (step > 0) goToNextChunk(view)
  else goToPreviousChunk(view)
  view.focus()
}

/** Settles the difference at the caret. */
export function settleDifference(view: EditorView, whose: 'mine' | 'theirs'): void {
  if (whose === 'mine') acceptChunk(view)
  else rejectChunk(view)
  goToNextChunk(view)
  view.focus()
}

function choice(type: 'accept' | 'reject', settle: (event: MouseEvent) => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = type === 'accept' ? 'Keep mine' : 'Take theirs'
  button.className = 'cm-merge-choice'
  button.onmousedown = settle
  return button
}
