import type { UnsavedDifference, UnsavedView } from '@ivw/engine/protocol'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { sentence } from '../shell/notices.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { WorkspaceThumbnail } from './gallery/workspace-picture.tsx'
import { momentText } from './moment.ts'
import './gallery/gallery.css'
import './recover-dialog.css'

export interface RecoverDialogProps {
  readonly onClose: () => void
  /** Resolves with true when the workspace is open again. */
  readonly onRestore: (id: string) => Promise<boolean>
}

/** Workspaces with changes that were never saved: to restore, to discard, or to leave for later. */
export function RecoverDialog({ onClose, onRestore }: RecoverDialogProps) {
  const engine = useEngine()
  const [entries, setEntries] = useState<readonly UnsavedView[]>()
  const [error, setError] = useState<string>()
  const read = useCallback(
    () =>
      engine.request('unsaved', {}).then(
        answer => setEntries(answer.entries),
        (reason: unknown) => setError(sentence(reason)),
      ),
    [engine],
  )
  useEffect(() => void read(), [read])
  const list = useRef<HTMLUListElement>(null)
  // The dialog opens before there is something to choose in it.
  useEffect(() => {
    if (entries) list.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [entries])
  const restore = async (id: string) => {
    if (await onRestore(id)) onClose()
  }
  const discard = (id: string) => void engine.request('discardUnsaved', { id }).then(read, (reason: unknown) => setError(sentence(reason)))
  const open = entries?.filter(({ state }) => state === 'unsaved') ?? []
  const closed = entries?.filter(({ state }) => state === 'closed') ?? []
  return (
    <Dialog
      title="Recover Unsaved Changes"
      width={560}
      onClose={onClose}
      actions={<Button onClick={onClose}>{open.length > 0 ? 'Decide Later' : 'Close'}</Button>}
    >
      {error && <p role="alert">{error}</p>}
      {!entries && !error && <p>Reading …</p>}
      {entries && open.length === 0 && <p className="recover-note">Nothing was left unsaved.</p>}
      {open.length > 0 && (
        <>
          <p className="recover-note">These changes are in no file. Restoring opens them; a file changes only when you save.</p>
          <ul ref={list} className="recover-list">
            {open.map(entry => (
              <UnsavedItem key={entry.id} entry={entry} onRestore={restore} onDiscard={discard} />
            ))}
          </ul>
        </>
      )}
      {closed.length > 0 && (
        <details className="recover-closed">
          <summary>Restored or discarded in the last two weeks ({closed.length})</summary>
          <ul className="recover-list">
            {closed.map(entry => (
              <UnsavedItem key={entry.id} entry={entry} onRestore={restore} />
            ))}
          </ul>
        </details>
      )}
    </Dialog>
  )
}

interface ItemProps {
  readonly entry: UnsavedView
  readonly onRestore: (id: string) => void
  readonly onDiscard?: (id: string) => void
}

function UnsavedItem({ entry: { id, name, path, time }, onRestore, onDiscard }: ItemProps) {
  const difference = useDifference(id)
  return (
    <li className="recover-item" aria-label={name}>
      <header>
        <strong>{name}</strong>
        <time dateTime={new Date(time).toISOString()}>from {momentText(time)}</time>
      </header>
      <div className="recover-body">
        {path !== undefined && (
          <div className="recover-picture" title="As it was saved last">
            <WorkspaceThumbnail path={path} missing={difference?.file === 'gone'} />
          </div>
        )}
        <div>
          {path !== undefined && <p className="recover-path">{path}</p>}
          <ul className="recover-differences">
            {difference === undefined && <li>Comparing …</li>}
            {difference && linesOf(difference).map(line => <li key={line}>{line}</li>)}
          </ul>
          {difference && difference.file !== 'same' && <p className="recover-file">{fileText[difference.file]}</p>}
        </div>
      </div>
      <div className="recover-actions">
        {onDiscard && <Button onClick={() => onDiscard(id)}>Discard</Button>}
        <Button data-autofocus={onDiscard && ''} variant={onDiscard ? 'primary' : 'plain'} onClick={() => onRestore(id)}>
          Restore
        </Button>
      </div>
    </li>
  )
}

/** What the user did says more than what a comparison finds: processors also change values by themselves. */
function linesOf({ edits, lines }: UnsavedDifference): readonly string[] {
  const found = edits.length === 0 ? lines : lines.filter(line => !line.startsWith('Changed: '))
  const all = edits.length === 0 ? found : [`Last edits: ${[...new Set(edits.toReversed())].slice(0, 6).join(', ')}`, ...found]
  return all.length === 0 ? ['The same network as in the file'] : all.slice(0, 5)
}

const fileText = {
  changed: 'Another program changed the file since. A save will ask before it replaces that.',
  gone: 'The file is not there any more. A save writes it anew.',
  none: 'It was never saved to a file.',
} as const

function useDifference(id: string): UnsavedDifference | undefined {
  const engine = useEngine()
  const [difference, setDifference] = useState<UnsavedDifference>()
  useEffect(() => {
    engine
      .request('unsavedDifference', { id })
      .then(setDifference, (reason: unknown) => setDifference({ edits: [], lines: [sentence(reason)], file: 'same' }))
  }, [engine, id])
  return difference
}
