import type { FolderView } from '@ivw/engine/protocol'
import { File, Folder } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { pathsMedia } from '../drop/dragged-paths.ts'
import { classes } from './classes.ts'
import { formatBytes, visibleName } from './file-path.ts'

type Entry = FolderView['entries'][number]

export interface FileListProps {
  entries: readonly Entry[]
  selected: readonly string[]
  /** Ctrl and Shift take several. */
  multiple: boolean
  onSelect: (names: readonly string[]) => void
  onChoose: (entry: Entry) => void
  onLeave: () => void
  message: string | undefined
}

/** The entries of a folder: arrows walk, letters find, Enter opens, Backspace leaves the folder. Files can be dragged out of it. */
export function FileList({ entries, selected, multiple, onSelect, onChoose, onLeave, message }: FileListProps) {
  const list = useRef<HTMLDivElement>(null)
  /** Where a range begins. */
  const anchor = useRef(0)
  const find = useTypeAhead(entries)
  const current = entries.findIndex(entry => entry.name === selected.at(-1))

  const take = (index: number, { range, toggle }: { range: boolean; toggle: boolean }) => {
    const name = entries[index]?.name
    if (name === undefined) return
    if (multiple && range) {
      const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)]
      const between = entries.slice(from, to + 1).map(entry => entry.name)
      return onSelect([...between.filter(other => other !== name), name])
    }
    anchor.current = index
    if (multiple && toggle) return onSelect(selected.includes(name) ? selected.filter(other => other !== name) : [...selected, name])
    onSelect([name])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = 10
    const goal = {
      ArrowDown: current + 1,
      ArrowUp: Math.max(0, current - 1),
      PageDown: current + page,
      PageUp: Math.max(0, current - page),
      Home: 0,
      End: entries.length - 1,
    }[event.key]
    const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey ? find(event.key, current) : undefined
    if (goal !== undefined && !event.altKey) take(Math.min(goal, entries.length - 1), { range: event.shiftKey, toggle: false })
    else if (typed !== undefined) take(typed, { range: false, toggle: false })
    else if (event.key === 'Backspace' || (event.altKey && event.key === 'ArrowUp')) onLeave()
    else if (event.key === 'Enter' && selected.length <= 1 && entries[current]) onChoose(entries[current])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (index: number) => (event: MouseEvent) => take(index, { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey })
  const onDragStart = (entry: Entry) => (event: DragEvent) => {
    const names = selected.includes(entry.name) ? selected : [entry.name]
    const paths = entries.filter(({ name, folder }) => !folder && names.includes(name)).map(({ path }) => path)
    event.dataTransfer.setData(pathsMedia, JSON.stringify(paths))
    event.dataTransfer.effectAllowed = 'copy'
  }
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const note = message ?? (entries.length === 0 ? 'Nothing to choose here.' : undefined)
  return (
    <div
      ref={list}
      className="file-list"
      role="listbox"
      aria-label="Files"
      aria-multiselectable={multiple}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {entries.map((entry, index) => {
        const Icon = entry.folder ? Folder : File
        const isSelected = selected.includes(entry.name)
        return (
          <div
            key={entry.path}
            role="option"
            tabIndex={-1}
            aria-selected={isSelected}
            draggable={!entry.folder}
            className={classes('file-row', isSelected && 'file-row-selected')}
            onDragStart={onDragStart(entry)}
            onClick={onClick(index)}
            onDoubleClick={() => onChoose(entry)}
            onKeyDown={onKeyDown}
          >
            <Icon aria-hidden size={14} className={entry.folder ? 'file-row-folder' : undefined} />
            <span className="file-name">{visibleName(entry.name)}</span>
            <span className="file-size">{entry.folder ? '' : formatBytes(entry.bytes)}</span>
          </div>
        )
      })}
      {note && (
        // A list has to have options, and this one cannot be chosen.
        <div role="option" aria-selected={false} aria-disabled tabIndex={-1} className="file-list-message">
          {note}
        </div>
      )}
    </div>
  )
}

/** Letters that follow each other soon are the beginning of one name. */
const soon = 700

function useTypeAhead(entries: readonly Entry[]): (letter: string, current: number) => number | undefined {
  const [typed] = useState(() => ({ text: '', time: 0 }))
  return (letter, current) => {
    const now = performance.now()
    typed.text = now - typed.time < soon ? typed.text + letter.toLowerCase() : letter.toLowerCase()
    typed.time = now
    // The same letter again goes on to the next one.
    const from = typed.text.length === 1 ? current + 1 : Math.max(current, 0)
    const order = [...entries.keys()].map(i => (from + i) % entries.length)
    return order.find(index => entries[index]?.name.toLowerCase().startsWith(typed.text))
  }
}
