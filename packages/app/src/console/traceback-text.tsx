import type { FrameView } from '@ivw/engine/protocol'
import { usePage } from '../page-context.ts'

/** A traceback as Python writes it; the places in the user's own files open the editor there. */
export function TracebackText({ traceback, frames, className }: { traceback: string; frames: readonly FrameView[]; className?: string }) {
  const { editor } = usePage()
  const own = new Set(frames.map(({ file }) => file))
  return (
    <pre className={className}>
      {partsOf(traceback, own).map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their places
          <button key={index} type="button" className="frame-link" onClick={() => void editor.open(part.file, part.line)}>
            {part.text}
          </button>
        ),
      )}
    </pre>
  )
}

interface Place {
  readonly text: string
  readonly file: string
  readonly line: number
}

/** The text cut where a line names a file of the user. */
export function partsOf(traceback: string, own: ReadonlySet<string>): readonly (string | Place)[] {
  const parts: (string | Place)[] = []
  let done = 0
  for (const match of traceback.matchAll(/(?<=^ *)File "(.+)", line (\d+)/gm)) {
    const [text, file = '', line] = match
    if (!own.has(file)) continue
    parts.push(traceback.slice(done, match.index), { text, file, line: Number(line) })
    done = match.index + text.length
  }
  return [...parts, traceback.slice(done)]
}
