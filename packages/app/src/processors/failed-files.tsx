import type { FailedFileView } from '@ivw/engine/protocol'
import { CircleAlert } from 'lucide-react'
import { failureSentence } from '../console/failure-sentence.ts'
import { usePage } from '../page-context.ts'
import { RemedyButton } from '../python/remedy-button.tsx'
import { useStore } from '../store.ts'
import { nameOf } from '../ui/file-path.ts'

/** Python files that give no processor; they join the list by themselves once they are mended. */
export function FailedFiles() {
  const files = useStore(state => state.failedFiles)
  if (files.length === 0) return null
  return (
    <section className="failed-files" aria-label="Files with errors">
      <h2>
        <CircleAlert aria-hidden size={13} /> Files with errors
      </h2>
      <ul>
        {files.map(failed => (
          <FailedFile key={failed.file} failed={failed} />
        ))}
      </ul>
    </section>
  )
}

function FailedFile({ failed: { file, failure } }: { failed: FailedFileView }) {
  const { editor } = usePage()
  const line = (failure.frames.findLast(frame => frame.file === file) ?? failure.frames.at(-1))?.line
  const place = nameOf(file) + (line === undefined ? '' : `:${line.toString()}`)
  return (
    <li>
      <button
        type="button"
        className="failed-file"
        title={`${file}\nOpen in the Python Editor`}
        onClick={() => void editor.open(file, line)}
      >
        <span className="failed-file-place">{place}</span>
        <span className="failed-file-message">{failureSentence(failure)}</span>
      </button>
      <RemedyButton text={failure.message} />
    </li>
  )
}
