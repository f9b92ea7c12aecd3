import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useEngine } from '../engine/engine-context.ts'
import { classes } from './classes.ts'
import { folderOf, nameOf } from './file-path.ts'

export interface PathFieldProps {
  path: string
  /** Files are completed, too. */
  withFiles: boolean
  onEnter: (path: string) => void
}

/** A path to type. What it may become is listed below: Tab completes as far as that is certain, arrows choose. */
export function PathField({ path, withFiles, onEnter }: PathFieldProps) {
  const [text, setText] = useState(path)
  const [marked, setMarked] = useState(-1)
  const { completions, look, forget } = useCompletions(withFiles)
  const list = useId()
  useEffect(() => setText(path), [path])

  const change = (next: string) => {
    setText(next)
    setMarked(-1)
    look(next)
  }
  const enter = (next: string) => {
    forget()
    setMarked(-1)
    onEnter(next.trim())
  }
  const complete = (): boolean => {
    const next = commonStart(completions)
    if (next.length <= text.length) return false
    change(next)
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && completions.length > 0) {
      event.preventDefault()
      const next = Math.max(-1, Math.min(completions.length - 1, marked + step))
      setMarked(next)
    } else if (event.key === 'Tab' && !event.shiftKey && complete()) event.preventDefault()
    else if (event.key === 'Enter') {
      event.preventDefault()
      enter(completions[marked] ?? text)
    } else if (event.key === 'Escape' && completions.length > 0) {
      event.preventDefault()
      event.stopPropagation()
      forget()
    }
  }
  return (
    <div className="path-field">
      <input
        className="field"
        role="combobox"
        aria-label="Folder"
        aria-expanded={completions.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={marked >= 0 ? `${list}-${marked.toString()}` : undefined}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={event => change(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={forget}
      />
      {completions.length > 0 && (
        <div id={list} className="path-completions" role="listbox" aria-label="Completions">
          {completions.map((completion, i) => (
            <div
              key={completion}
              id={`${list}-${i.toString()}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === marked}
              className={classes('path-completion', i === marked && 'path-completion-marked')}
              onPointerDown={event => {
                event.preventDefault()
                enter(completion)
              }}
            >
              {nameOf(completion.replace(/[/\\]$/, ''))}
              {completion.endsWith('/') && '/'}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

const most = 8

/** What a typed path may become: entries of its folder that begin so. */
function useCompletions(withFiles: boolean) {
  const engine = useEngine()
  const [completions, setCompletions] = useState<readonly string[]>([])
  /** Only the last question counts. */
  const wanted = useRef(0)
  const forget = () => {
    wanted.current++
    setCompletions([])
  }
  const look = (text: string) => {
    const question = ++wanted.current
    const begin = nameOf(text).toLowerCase()
    if (!/[/\\]/.test(text)) return setCompletions([])
    engine.request('listFolder', { path: folderOf(text) }).then(
      ({ entries }) => {
        if (question !== wanted.current) return
        const fitting = entries.filter(
          ({ name, folder }) => (folder || withFiles) && name.toLowerCase().startsWith(begin) && (begin !== '' || !name.startsWith('.')),
        )
        setCompletions(fitting.slice(0, most).map(({ path, folder }) => (folder ? `${path}/` : path)))
      },
      // While a path is typed it mostly names no folder yet.
      () => question === wanted.current && setCompletions([]),
    )
  }
  return { completions, look, forget }
}

/** The longest beginning that all have; empty when there is none. */
function commonStart([first = '', ...others]: readonly string[]): string {
  let length = first.length
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}
