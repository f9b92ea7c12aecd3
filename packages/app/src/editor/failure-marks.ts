import { type Extension, type Range, RangeSet, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, GutterMarker, hoverTooltip, lineNumberMarkers, WidgetType } from '@codemirror/view'
import type { LineFailure } from './file-failures.ts'

/** Marks lines that failed in the last run, instead of those marked before. Lines that are not there are left out. */
export const setFailures = StateEffect.define<readonly LineFailure[]>()

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects, newDoc }) {
    const effect = effects.findLast(each => each.is(setFailures))
    if (!effect) return marks.map(changes)
    const messages = new Map<number, string[]>()
    for (const { line, message } of effect.value as readonly LineFailure[])
      if (line >= 1 && line <= newDoc.lines) messages.set(line, [...(messages.get(line) ?? []), message])
    return Decoration.set(
      [...messages].flatMap(([number, texts]): Range<Decoration>[] => {
        const line = newDoc.line(number)
        const message = texts.join('\n')
        return [
          Decoration.line({ class: 'cm-failed-line', message }).range(line.from),
          Decoration.widget({ widget: new MessageWidget(message), side: 1 }).range(line.to),
        ]
      }),
      true,
    )
  },
  provide: marks => [EditorView.decorations.from(marks), lineNumberMarkers.from(marks, failedNumbers)],
})

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
    return element
  }

  override ignoreEvent(): boolean {
    return false
  }
}

const failedNumber = new (class extends GutterMarker {
  override elementClass = 'cm-failed-number'
})()

function failedNumbers(marks: DecorationSet): RangeSet<GutterMarker> {
  return RangeSet.of(linesOf(marks).map(({ from }) => failedNumber.range(from)))
}

function linesOf(marks: DecorationSet): readonly { from: number; message: string }[] {
  const lines: { from: number; message: string }[] = []
  for (const cursor = marks.iter(); cursor.value; cursor.next()) {
    const message: unknown = cursor.value.spec.message
    if (typeof message === 'string') lines.push({ from: cursor.from, message })
  }
  return lines
}

/** The whole message over a line that failed. */
const messageOnHover = hoverTooltip((view, position) => {
  const line = view.state.doc.lineAt(position)
  const failure = linesOf(view.state.field(field)).find(({ from }) => from === line.from)
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
