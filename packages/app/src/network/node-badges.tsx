import type { ProcessorView } from '@ivw/engine/protocol'
import { CircleAlert, FileCode, Info, RotateCw } from 'lucide-react'
import { usePage } from '../page-context.ts'
import { useStore } from '../store.ts'
import { nameOf } from '../ui/file-path.ts'
import { FailureBubble } from './failure-bubble.tsx'
import { formatClock } from './run-state.ts'

/** Small marks above the right end of a node: its Python file, its last reload, what the user should know. */
export function NodeBadges({ processor: { displayName, file, status } }: { processor: ProcessorView }) {
  const { editor } = usePage()
  const failedLoad = useStore(state => (file === undefined ? undefined : state.failedFiles.find(failed => failed.file === file)))
  const { reloadedAt, notes = [], notices = [] } = status
  if (file === undefined && reloadedAt === undefined && notes.length + notices.length === 0) return null
  return (
    <div className="node-badges">
      {failedLoad && file !== undefined ? (
        <FailureBubble
          failure={failedLoad.failure}
          label={`${nameOf(file)} not loaded`}
          consequence={`${nameOf(file)} could not be loaded. The version from before keeps running.`}
          className="node-badge node-badge-failed nodrag"
        >
          <CircleAlert aria-hidden size={10} /> not loaded
        </FailureBubble>
      ) : (
        <>
          {reloadedAt !== undefined && (
            <span className="node-badge" title="When its file was last reloaded">
              <RotateCw aria-hidden size={9} /> reloaded {formatClock(reloadedAt)}
            </span>
          )}
          {notes.length > 0 && (
            <span className="node-badge node-badge-note" title={notes.join('\n')} role="img" aria-label={notes.join(', ')}>
              <Info aria-hidden size={10} />
            </span>
          )}
          {notices.length > 0 && (
            <span className="node-badge" title={notices.join('\n')} role="img" aria-label={notices.join(', ')}>
              <Info aria-hidden size={10} />
            </span>
          )}
        </>
      )}
      {file !== undefined && (
        <button
          type="button"
          className="node-badge nodrag"
          tabIndex={-1}
          title={`${file}\nDouble-click to edit`}
          aria-label={`PY: edit the code of ${displayName}`}
          onDoubleClick={event => {
            event.stopPropagation()
            void editor.open(file)
          }}
        >
          <FileCode aria-hidden size={10} /> PY
        </button>
      )}
    </div>
  )
}
