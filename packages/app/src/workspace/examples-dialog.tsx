import type { ExampleView } from '@ivw/engine/protocol'
import { type ReactNode, useEffect, useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { sentence } from '../shell/notices.ts'
import { Dialog } from '../ui/dialog.tsx'
import './examples-dialog.css'

/** Workspaces that come with the program. */
export function ExamplesDialog({ onClose, onOpen }: { onClose: () => void; onOpen: (path: string) => void }) {
  const engine = useEngine()
  const [examples, setExamples] = useState<readonly ExampleView[]>()
  const [error, setError] = useState<string>()
  useEffect(() => {
    engine.request('examples', {}).then(
      answer => setExamples(answer.examples),
      (reason: unknown) => setError(sentence(reason)),
    )
  }, [engine])
  return (
    <Dialog title="Examples" width={520} onClose={onClose}>
      {error && <p role="alert">{error}</p>}
      {!examples && !error && <p>Reading …</p>}
      {examples?.length === 0 && <p>No examples are installed.</p>}
      <ul className="examples">
        {examples?.map(({ path, title, description }) => (
          <li key={path}>
            <button
              type="button"
              className="example"
              onClick={() => {
                onClose()
                onOpen(path)
              }}
            >
              <strong>{title}</strong>
              <span>{withCode(description)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** Text between backticks as code; of links their text, as they lead to files that are not served. */
function withCode(markdown: string): ReactNode {
  const text = markdown.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
  // Every second part stands between backticks; parts have no identity beside their place.
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={`${index.toString()} ${part}`}>{part}</code> : part))
}
