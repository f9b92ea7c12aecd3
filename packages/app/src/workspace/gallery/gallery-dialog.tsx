import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { chooseFile } from '../../ui/file-dialog.tsx'
import { nameOf } from '../../ui/file-path.ts'
import { readChoice, writeChoice } from '../../ui/stored-choice.ts'
import { type GallerySource, GalleryView } from './gallery-view.tsx'

const key = 'ivw.gallery-folders'
const mostFolders = 5

export interface GalleryDialogProps {
  readonly onClose: () => void
  /** Opens a copy. */
  readonly onOpen: (path: string) => void
}

/** Workspaces that come with the program, and those of any folder of the user. */
export function GalleryDialog({ onClose, onOpen }: GalleryDialogProps) {
  const [source, setSource] = useState<GallerySource>({ of: 'examples' })
  const [folders, setFolders] = useState(() => readChoice<readonly string[]>(key, []))
  const addFolder = async () => {
    const folder = await chooseFile({ mode: 'directory', title: 'Folder of Workspaces', start: folders[0] ?? '', action: 'Show' })
    if (folder === undefined) return
    const next = [folder, ...folders.filter(other => other !== folder)].slice(0, mostFolders)
    writeChoice(key, next)
    setFolders(next)
    setSource({ of: 'folder', folder })
  }
  const label = source.folder === undefined ? 'Examples' : nameOf(source.folder)
  return (
    <Dialog title="Examples" width={920} onClose={onClose}>
      <GalleryView
        source={source}
        label={label}
        onOpen={({ path }) => {
          onClose()
          onOpen(path)
        }}
      >
        <select
          className="field gallery-source"
          aria-label="Where from"
          value={source.folder ?? ''}
          onChange={event => setSource(event.target.value === '' ? { of: 'examples' } : { of: 'folder', folder: event.target.value })}
        >
          <option value="">Examples</option>
          {folders.map(folder => (
            <option key={folder} value={folder} title={folder}>
              {nameOf(folder)}
            </option>
          ))}
        </select>
        <Button onClick={() => void addFolder()}>
          <FolderOpen aria-hidden size={14} className="button-icon" /> Folder…
        </Button>
      </GalleryView>
    </Dialog>
  )
}
