import type { ProcessorTypeView } from '@ivw/engine/protocol'
import { Bug, ChevronDown, ChevronRight, CircleAlert, FileCode, FlaskConical, Search } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useMemo, useState } from 'react'
import { processorTypeMedia } from '../network/processor-drag.ts'
import { usePage } from '../page-context.ts'
import { useStore } from '../store.ts'
import { classes } from '../ui/classes.ts'
import { nameOf } from '../ui/file-path.ts'
import { FailedFiles } from './failed-files.tsx'
import { TypePorts } from './type-ports.tsx'
import { byCategory, type Category, inCategories, searchTypes } from './type-search.ts'
import './processor-list.css'

/** The field that Ctrl+F goes to. */
export const processorSearchId = 'processor-search'

/** All processor types, to search, and to drag or double-click into the network. */
export function ProcessorList() {
  const types = useStore(state => state.types)
  const loaded = useStore(state => state.loaded)
  const [query, setQuery] = useState('')
  const categories = useMemo(() => {
    const found = searchTypes(types.filter(isOffered), query)
    return query.trim() === '' ? byCategory(found) : inCategories(found)
  }, [types, query])
  return (
    <div className="processor-list">
      <div className="processor-search">
        <Search aria-hidden size={14} />
        <input
          id={processorSearchId}
          className="field"
          type="search"
          aria-label="Search processors"
          placeholder="Search processors"
          value={query}
          onChange={event => setQuery(event.target.value)}
        />
      </div>
      <div className="processor-scroll">
        {categories.map(category => (
          <CategoryGroup key={category.name} category={category} alwaysOpen={query.trim() !== ''} />
        ))}
        {categories.length === 0 && (
          <p className="processor-none">
            {query ? `No processor matches “${query}”.` : loaded ? 'No processor types are known.' : 'Loading …'}
          </p>
        )}
      </div>
      <FailedFiles />
    </div>
  )
}

/** The borders of composites are offered inside of these only. */
const isOffered = ({ info }: ProcessorTypeView): boolean => info.visible !== false

/** Folded categories, so that they stay folded when the list changes or the panel moves. */
const folded = new Set<string>()

function CategoryGroup({ category: { name, types }, alwaysOpen }: { category: Category; alwaysOpen: boolean }) {
  const [open, setOpen] = useState(!folded.has(name))
  const shown = open || alwaysOpen
  const Arrow = shown ? ChevronDown : ChevronRight
  const toggle = () => {
    if (open) folded.add(name)
    else folded.delete(name)
    setOpen(!open)
  }
  return (
    <section aria-label={name}>
      <button type="button" className="category" aria-expanded={shown} onClick={toggle}>
        <Arrow aria-hidden size={14} />
        <span>{name}</span>
        <span className="category-count">{types.length}</span>
      </button>
      {shown && (
        <ul>
          {types.map(type => (
            <TypeRow key={type.info.classIdentifier} type={type} />
          ))}
        </ul>
      )}
    </section>
  )
}

function TypeRow({ type }: { type: ProcessorTypeView }) {
  const { network } = usePage()
  const { classIdentifier, displayName, help, codeState, tags } = type.info
  const add = () => void network.addInView(classIdentifier)
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(processorTypeMedia, classIdentifier)
    event.dataTransfer.effectAllowed = 'copy'
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step === undefined) add()
    else moveFocus(event.currentTarget, step)
  }
  return (
    <li>
      <button
        type="button"
        className={classes('type-row', codeState !== 'stable' && 'type-row-unstable')}
        draggable
        title={[displayName, help, classIdentifier, tags.join(', '), type.file].filter(Boolean).join('\n')}
        onDragStart={onDragStart}
        onDoubleClick={add}
        onKeyDown={onKeyDown}
        data-type={classIdentifier}
      >
        <span className="type-name">{displayName}</span>
        {codeState !== 'stable' && <CodeState state={codeState} />}
        {type.file !== undefined && (
          <span className="type-file" title={type.file}>
            <FileCode aria-hidden size={11} />
            <span className="type-file-name">{nameOf(type.file)}</span>
          </span>
        )}
        <TypePorts type={type} />
        <span className="type-tags">{tags[0]}</span>
      </button>
    </li>
  )
}

const codeStates = { experimental: FlaskConical, deprecated: CircleAlert, broken: Bug }

function CodeState({ state }: { state: keyof typeof codeStates }) {
  const Icon = codeStates[state]
  return (
    <span className={`code-state code-state-${state}`} role="img" aria-label={state} title={state}>
      <Icon aria-hidden size={12} />
    </span>
  )
}

function moveFocus(row: HTMLElement, step: number): void {
  const rows = [...(row.closest('.processor-list')?.querySelectorAll<HTMLElement>('.type-row') ?? [])]
  rows[rows.indexOf(row) + step]?.focus()
}
