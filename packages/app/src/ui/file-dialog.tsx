import type { FolderView } from '@ivw/engine/protocol'
import { ArrowUp, Eye, EyeOff, FolderPlus, House } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { prompt } from '../dialogs/prompt.tsx'
import { useEngine } from '../engine/engine-context.ts'
import { Select } from '../properties/controls/select.tsx'
import { notify, sentence } from '../shell/notices.ts'
import { useStore } from '../store.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FileList } from './file-list.tsx'
import { extensionsOf, type FileFilter, filterChoices, folderOf, joinPath, matchesFilters, nameOf, withExtension } from './file-path.ts'
import { FilePlaces } from './file-places.tsx'
import { IconButton } from './icon-button.tsx'
import { PathField } from './path-field.tsx'
import { recentFolders, rememberFolder } from './recent-folders.ts'
import { useFolder } from './use-folder.ts'
import './file-dialog.css'

export interface FileQuestion {
  /** `save` asks for a name that may be new, `directory` for a folder. */
  readonly mode: 'open' | 'save' | 'directory'
  /** Extensions without a dot; at first all of them are shown. Without filters all files are. */
  readonly filters?: readonly FileFilter[]
  /** A path of the server to begin at: a file or a folder. */
  readonly start?: string
  readonly title?: string
  /** What is done with the file, on the button. */
  readonly action?: string
}

/** Asks for a file or folder of the server; undefined when the user cancels. */
export async function chooseFile(question: FileQuestion): Promise<string | undefined> {
  const [chosen] = await choose(question, false)
  return chosen
}

/** Asks for one or more files to open; none when the user cancels. */
export function chooseFiles(question: Omit<FileQuestion, 'mode'>): Promise<readonly string[]> {
  return choose({ ...question, mode: 'open' }, true)
}

function choose(question: FileQuestion, multiple: boolean): Promise<readonly string[]> {
  return new Promise(resolve => {
    showDialog(close => (
      <FileDialog
        question={question}
        multiple={multiple}
        onDone={paths => {
          close()
          const [first] = paths
          if (first !== undefined) rememberFolder(question.mode === 'directory' ? first : folderOf(first))
          resolve(paths)
        }}
      />
    ))
  })
}

const titles = { open: 'Open File', save: 'Save As', directory: 'Choose Folder' }
const actions = { open: 'Open', save: 'Save', directory: 'Choose' }

interface FileDialogProps {
  question: FileQuestion
  multiple: boolean
  onDone: (paths: readonly string[]) => void
}

function FileDialog({ question, multiple, onDone }: FileDialogProps) {
  const { mode, filters = [], start = '', title = titles[question.mode], action = actions[question.mode] } = question
  const engine = useEngine()
  const starts = useStarts(mode === 'directory' ? start : folderOf(start))
  const { folder, error, enter } = useFolder(starts)
  const [name, setName] = useState(mode === 'directory' ? '' : nameOf(start))
  const [names, setNames] = useState<readonly string[]>([])
  const [showsHidden, setShowsHidden] = useState(false)
  const choices = filterChoices(filters)
  const [chosenFilter, setChosenFilter] = useState(choices[0]?.id ?? '')
  const shown = choices.find(({ id }) => id === chosenFilter)?.filters ?? []
  const entries = (folder?.entries ?? [])
    // Hidden entries show themselves to whoever begins to type one.
    .filter(entry => showsHidden || !entry.name.startsWith('.') || name.startsWith('.'))
    .filter(entry => entry.folder || (mode !== 'directory' && matchesFilters(entry.name, shown)))
    .toSorted((a, b) => Number(b.folder) - Number(a.folder) || a.name.localeCompare(b.name, undefined, { numeric: true }))

  const type = (next: string) => {
    setName(next)
    setNames([])
  }
  const select = (selected: readonly string[]) => {
    setNames(selected)
    const last = selected.at(-1) ?? ''
    // A folder that is passed by leaves the name of a file to save.
    if (mode !== 'save' || !folder?.entries.find(entry => entry.name === last)?.folder) setName(last)
  }
  const go = (path: string) => {
    setNames([])
    enter(path)
  }
  const choose = (entry: FolderView['entries'][number]) => (entry.folder ? go(entry.path) : onDone([entry.path]))

  /** What was typed as a folder may be the path of a file. */
  const visit = async (path: string) => {
    const parent = mode === 'directory' ? undefined : await engine.request('listFolder', { path: folderOf(path) }).catch(() => undefined)
    const file = parent?.entries.find(entry => !entry.folder && entry.name === nameOf(path))
    if (!parent || !file) return go(path)
    if (mode === 'open') return onDone([file.path])
    go(parent.path)
    type(file.name)
  }

  const accept = () => {
    if (!folder) return
    if (names.length > 1) return onDone(entries.filter(entry => !entry.folder && names.includes(entry.name)).map(({ path }) => path))
    const typed = name.trim()
    if (mode === 'directory') return onDone([typed === '' ? folder.path : joinPath(folder.path, typed)])
    if (typed === '') return
    const existing = folder.entries.find(entry => entry.name === typed)
    if (existing?.folder || typed.endsWith('/')) {
      setName('')
      return go(existing?.path ?? joinPath(folder.path, typed))
    }
    onDone([joinPath(folder.path, mode === 'save' ? withExtension(typed, shown) : typed)])
  }

  const makeFolder = async () => {
    const made = folder && (await prompt({ title: 'New Folder', message: `Name of the folder in ${folder.path}`, initial: 'New Folder' }))
    if (!made?.trim()) return
    try {
      go((await engine.request('makeFolder', { path: joinPath(folder?.path ?? '', made.trim()) })).path)
    } catch (reason) {
      notify('error', sentence(reason))
    }
  }

  /** Arrows walk through the list also from here. */
  const onNameKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') accept()
    else if (step !== undefined && !event.altKey && entries.length > 0) {
      event.preventDefault()
      const current = entries.findIndex(entry => entry.name === (names.at(-1) ?? name))
      select([entries[Math.max(0, Math.min(entries.length - 1, current + step))]?.name ?? ''])
    }
  }

  const leave = () => folder?.parent !== undefined && go(folder.parent)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && event.key === 'ArrowUp') leave()
    else if (event.ctrlKey && event.key.toLowerCase() === 'h') setShowsHidden(before => !before)
    else return
    event.preventDefault()
  }

  return (
    <Dialog
      title={title}
      width={760}
      onClose={() => onDone([])}
      actions={
        <>
          <Button onClick={() => onDone([])}>Cancel</Button>
          <Button variant="primary" disabled={!folder || (mode !== 'directory' && name.trim() === '')} onClick={accept}>
            {action}
          </Button>
        </>
      }
    >
      <fieldset className="file-dialog" aria-label={title} onKeyDown={onKeyDown}>
        <div className="file-dialog-bar">
          <IconButton icon={House} label="Home folder" onClick={() => go('')} />
          <IconButton icon={ArrowUp} label="Parent folder" shortcut="Alt+↑" disabled={folder?.parent === undefined} onClick={leave} />
          <PathField path={folder?.path ?? start} withFiles={mode !== 'directory'} onEnter={path => void visit(path)} />
          {mode !== 'open' && <IconButton icon={FolderPlus} label="New folder…" disabled={!folder} onClick={() => void makeFolder()} />}
          <IconButton
            icon={showsHidden ? Eye : EyeOff}
            label="Show hidden files"
            shortcut="Ctrl+H"
            pressed={showsHidden}
            onClick={() => setShowsHidden(!showsHidden)}
          />
        </div>
        <div className="file-dialog-body">
          <FilePlaces current={folder?.path} onEnter={go} />
          <FileList
            entries={entries}
            selected={names.length > 0 ? names : [name]}
            multiple={multiple}
            onSelect={select}
            onChoose={choose}
            onLeave={leave}
            message={error ?? (folder ? undefined : 'Reading …')}
          />
        </div>
        {mode !== 'directory' && (
          <div className="file-dialog-bar">
            <input
              className="field"
              aria-label="File name"
              data-autofocus
              placeholder="File name"
              spellCheck={false}
              value={names.length > 1 ? `${names.length.toString()} files` : name}
              readOnly={names.length > 1}
              onChange={event => type(event.target.value)}
              onKeyDown={onNameKey}
            />
            {choices.length > 1 ? (
              <Select
                label="Kinds of files"
                value={chosenFilter}
                options={choices.map(({ id, label }) => ({ id, name: label }))}
                onChange={setChosenFilter}
              />
            ) : (
              <span className="file-dialog-filter">{extensionsOf(filters)}</span>
            )}
          </div>
        )}
      </fieldset>
    </Dialog>
  )
}

/** Where to begin: as asked, else beside the workspace, else where the last file was, else at home. */
function useStarts(start: string): readonly string[] {
  const workspace = useStore(state => state.workspace.path)
  const [starts] = useState(() =>
    [start, workspace === undefined ? '' : folderOf(workspace), recentFolders()[0] ?? ''].filter(folder => folder !== ''),
  )
  return [...starts, '']
}
