import { type Extension, type Range, RangeSet, StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, GutterMarker, hoverTooltip, lineNumberMarkers, WidgetType } from '@codemirror/view'
import type { LineFailure } from './file-failures.ts'

/** Marks lines that failed in the last run, instead of those marked before. Lines that are not there are left out. */
export const setFailures = StateEffect.define<readonly LineFailure[]>()

interface FailedLine {
  /** Where the line begins. */
  readonly from: number
  readonly message: string
}

const field = StateField.define<readonly FailedLine[]>({
  create: () => [],
  update(lines, { changes, effects, newDoc }) {
    const effect = effects.findLast(each => each.is(setFailures))
    if (effect) return failedLines(newDoc, effect.value as readonly LineFailure[])
    if (changes.empty) return lines
    return lines.map(({ from, message }) => ({ from: newDoc.lineAt(changes.mapPos(from, 1)).from, message }))
  },
  provide: lines => [
    EditorView.decorations.compute([lines, 'doc'], state => decorations(state.doc, state.field(lines))),
    lineNumberMarkers.compute([lines], state =>
      RangeSet.of(
        state.field(lines).map(({ from }) => failedNumber.range(from)),
        true,
      ),
    ),
  ],
})

function failedLines(doc: Text, failures: readonly LineFailure[]): readonly FailedLine[] {
  const messages = new Map<number, string[]>()
  for (const { line, message } of failures) if (line >= 1 && line <= doc.lines) messages.set(line, [...(messages.get(line) ?? []), message])
  return [...messages].map(([line, texts]) => ({ from: doc.line(line).from, message: texts.join('\n') }))
}

function decorations(doc: Text, lines: readonly FailedLine[]): DecorationSet {
  return Decoration.set(
    lines.flatMap(({ from, message }): Range<Decoration>[] => [
      Decoration.line({ class: 'cm-failed-line' }).range(from),
      Decoration.widget({ widget: new MessageWidget(message), side: 1 }).range(doc.lineAt(from).to),
    ]),
    true,
  )
}

class MessageWidget extends WidgetType {
  readonly message: string

  constructor(message: string) {
    super()
    this.message = message
  }

  override eq({ message }: MessageWidget): boolean {
    return message === this.message
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = 'cm-failure-message'
    element.textContent = this.message.split('\n', 1)[0] ?? ''
    element.title = this.message
    return element
  }

  override ignoreEvent(): boolean {
    return false
  }
}

const failedNumber = new (class extends GutterMarker {
  override elementClass = 'cm-failed-number'
})()

/** The whole message over a line that failed. */
const messageOnHover = hoverTooltip((view, position) => {
  const line = view.state.doc.lineAt(position)
  const failure = view.state.field(field).find(({ from }) => from === line.from)
  if (!failure) return null
  return {
    pos: line.from,
    end: line.to,
    above: true,
    create: () => {
      const dom = document.createElement('div')
      dom.className = 'cm-failure-tooltip'
      dom.textContent = failure.message
      return { dom }
    },
  }
})

/** Colour, gutter and message of the lines that failed when the code was last loaded or run. */
export const failureMarks: Extension = [field, messageOnHover]
