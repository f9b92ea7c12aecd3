import type { FolderView } from '@ivw/engine/protocol'
import { ArrowUp, File, Folder, House } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { showDialog } from '../dialogs/dialog-host.tsx'
import { useEngine } from '../engine/engine-context.ts'
import { sentence } from '../shell/notices.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import { Dialog } from './dialog.tsx'
import { extensionsOf, type FileFilter, folderOf, formatBytes, joinPath, matchesFilters, nameOf, withExtension } from './file-path.ts'
import { IconButton } from './icon-button.tsx'
import './file-dialog.css'

export interface FileQuestion {
  /** `save` asks for a name that may be new, `directory` for a folder. */
  readonly mode: 'open' | 'save' | 'directory'
  /** Extensions without a dot; files with other ones are left out. Without filters all files are shown. */
  readonly filters?: readonly FileFilter[]
  /** A path of the server to begin at: a file or a folder. */
  readonly start?: string
  readonly title?: string
  /** What is done with the file, on the button. */
  readonly action?: string
}

/** Asks for a file or folder of the server; undefined when the user cancels. */
export function chooseFile(question: FileQuestion): Promise<string | undefined> {
  return new Promise(resolve => {
    showDialog(close => (
      <FileDialog
        question={question}
        onDone={path => {
          close()
          resolve(path)
        }}
      />
    ))
  })
}

const titles = { open: 'Open File', save: 'Save As', directory: 'Choose Folder' }
const actions = { open: 'Open', save: 'Save', directory: 'Choose' }

function FileDialog({ question, onDone }: { question: FileQuestion; onDone: (path: string | undefined) => void }) {
  const { mode, filters = [], start = '', title = titles[question.mode], action = actions[question.mode] } = question
  const engine = useEngine()
  const { folder, error, enter } = useFolder(mode === 'directory' ? start : folderOf(start))
  const [name, setName] = useState(mode === 'directory' ? '' : nameOf(start))
  const entries = (folder?.entries ?? [])
    // Hidden entries show themselves to whoever begins to type one.
    .filter(entry => !entry.name.startsWith('.') || name.startsWith('.'))
    .filter(entry => entry.folder || (mode !== 'directory' && matchesFilters(entry.name, filters)))
    .toSorted((a, b) => Number(b.folder) - Number(a.folder) || a.name.localeCompare(b.name))

  const choose = (entry: FolderView['entries'][number]) => {
    if (entry.folder) enter(entry.path)
    else onDone(entry.path)
  }

  /** What was typed as a folder may be the path of a file. */
  const visit = async (path: string) => {
    const parent = mode === 'directory' ? undefined : await engine.request('listFolder', { path: folderOf(path) }).catch(() => undefined)
    const file = parent?.entries.find(entry => !entry.folder && entry.name === nameOf(path))
    if (!parent || !file) return enter(path)
    if (mode === 'open') return onDone(file.path)
    enter(parent.path)
    setName(file.name)
  }

  const accept = () => {
    if (!folder) return
    const typed = name.trim()
    if (mode === 'directory') return onDone(typed === '' ? folder.path : joinPath(folder.path, typed))
    if (typed === '') return
    const existing = folder.entries.find(entry => entry.name === typed)
    if (existing?.folder || typed.endsWith('/')) {
      setName('')
      return enter(existing?.path ?? joinPath(folder.path, typed))
    }
    onDone(joinPath(folder.path, mode === 'save' ? withExtension(typed, filters) : typed))
  }

  return (
    <Dialog
      title={title}
      width={620}
      onClose={() => onDone(undefined)}
      actions={
        <>
          <Button onClick={() => onDone(undefined)}>Cancel</Button>
          <Button variant="primary" disabled={!folder || (mode !== 'directory' && name.trim() === '')} onClick={accept}>
            {action}
          </Button>
        </>
      }
    >
      <div className="file-dialog">
        <div className="file-dialog-bar">
          <IconButton icon={House} label="Home folder" onClick={() => enter('')} />
          <IconButton
            icon={ArrowUp}
            label="Parent folder"
            disabled={folder?.parent === undefined}
            onClick={() => folder?.parent !== undefined && enter(folder.parent)}
          />
          <PathField path={folder?.path ?? start} onEnter={path => void visit(path)} />
        </div>
        <FileList
          entries={entries}
          selected={name}
          onSelect={setName}
          onChoose={choose}
          message={error ?? (folder ? undefined : 'Reading …')}
        />
        <div className="file-dialog-bar">
          {mode !== 'directory' && (
            <input
              className="field"
              aria-label="File name"
              data-autofocus
              placeholder="File name"
              spellCheck={false}
              value={name}
              onChange={event => setName(event.target.value)}
              onKeyDown={event => event.key === 'Enter' && accept()}
            />
          )}
          <span className="file-dialog-filter">{filters.length > 0 && mode !== 'directory' ? extensionsOf(filters) : ''}</span>
        </div>
      </div>
    </Dialog>
  )
}

/** The folder that is shown; a folder that cannot be read leaves the last one and an error. */
function useFolder(start: string) {
  const engine = useEngine()
  const [folder, setFolder] = useState<FolderView>()
  const [error, setError] = useState<string>()
  const enter = useCallback(
    (path: string, otherwise?: string) => {
      engine.request('listFolder', { path }).then(
        view => {
          setFolder(view)
          setError(undefined)
        },
        (reason: unknown) => {
          if (otherwise !== undefined) enter(otherwise)
          else setError(sentence(reason))
        },
      )
    },
    [engine],
  )
  // A start that does not exist (any more) is no reason to fail: begin at home.
  useEffect(() => enter(start, ''), [enter, start])
  return { folder, error, enter: (path: string) => enter(path) }
}

function PathField({ path, onEnter }: { path: string; onEnter: (path: string) => void }) {
  const [text, setText] = useState(path)
  useEffect(() => setText(path), [path])
  return (
    <input
      className="field"
      aria-label="Folder"
      spellCheck={false}
      value={text}
      onChange={event => setText(event.target.value)}
      onKeyDown={event => event.key === 'Enter' && onEnter(text.trim())}
    />
  )
}

interface FileListProps {
  entries: FolderView['entries']
  selected: string
  onSelect: (name: string) => void
  onChoose: (entry: FolderView['entries'][number]) => void
  message: string | undefined
}

function FileList({ entries, selected, onSelect, onChoose, message }: FileListProps) {
  const list = useRef<HTMLDivElement>(null)
  const index = entries.findIndex(entry => entry.name === selected)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const entry = entries[step === undefined ? index : Math.max(0, Math.min(entries.length - 1, index + step))]
    if (!entry || (step === undefined && event.key !== 'Enter')) return
    event.preventDefault()
    if (step === undefined) onChoose(entry)
    else onSelect(entry.name)
  }
  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }, [index])
  return (
    <div ref={list} className="file-list" role="listbox" aria-label="Files" tabIndex={0} onKeyDown={onKeyDown}>
      {entries.map(entry => {
        const Icon = entry.folder ? Folder : File
        return (
          <div
            key={entry.path}
            role="option"
            tabIndex={-1}
            aria-selected={entry.name === selected}
            className={classes('file-row', entry.name === selected && 'file-row-selected')}
            onClick={() => onSelect(entry.name)}
            onDoubleClick={() => onChoose(entry)}
            onKeyDown={onKeyDown}
          >
            <Icon aria-hidden size={14} />
            <span className="file-name">{entry.name}</span>
            <span className="file-size">{entry.folder ? '' : formatBytes(entry.bytes)}</span>
          </div>
        )
      })}
      {(message ?? (entries.length === 0 ? 'Nothing to choose here.' : undefined)) && (
        <p className="file-list-message">{message ?? 'Nothing to choose here.'}</p>
      )}
    </div>
  )
}
