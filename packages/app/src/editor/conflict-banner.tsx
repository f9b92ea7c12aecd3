import { ArrowDown, ArrowUp } from 'lucide-react'
import { usePage } from '../page-context.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import type { OpenFile } from './editor-files.ts'

/** Asks what becomes of a text that another program changed on disk while it was edited here. */
export function ConflictBanner({ file }: { file: OpenFile }) {
  if (file.merging) return <MergeBar path={file.path} />
  return file.conflict ? <Choice file={file} /> : null
}

function Choice({ file: { path, conflict } }: { file: OpenFile }) {
  const { editor } = usePage()
  const gone = conflict?.version === undefined
  return (
    <div className="conflict-banner" role="alert">
      <span>{gone ? 'This file was deleted on disk.' : 'This file changed on disk while you were editing it.'}</span>
      <Button onClick={() => editor.keepMine(path)}>Keep Mine</Button>
      {!gone && (
        <>
          <Button onClick={() => void editor.takeTheirs(path)}>Take Theirs</Button>
          <Button onClick={() => void editor.startMerging(path)}>Merge…</Button>
        </>
      )}
    </div>
  )
}

function MergeBar({ path }: { path: string }) {
  const { editor } = usePage()
  return (
    <div className="conflict-banner" role="toolbar" aria-label="Merge">
      <span>Lines without a number are on disk only; what is underlined is yours.</span>
      <IconButton icon={ArrowUp} label="Previous Difference" onClick={() => void editor.merge(-1)} />
      <IconButton icon={ArrowDown} label="Next Difference" onClick={() => void editor.merge(1)} />
      <Button onClick={() => void editor.merge('mine')}>Keep Mine Here</Button>
      <Button onClick={() => void editor.merge('theirs')}>Take Theirs Here</Button>
      <Button variant="primary" onClick={() => void editor.stopMerging(path)}>
        Done
      </Button>
    </div>
  )
}
