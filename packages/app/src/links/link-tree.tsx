import type { PropertyView } from '@ivw/engine/protocol'
import { ChevronRight, Link2 } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { classes } from '../ui/classes.ts'
import { Tooltip } from '../ui/tooltip.tsx'
import type { LinkSide } from './link-draft.ts'
import { className } from './link-pairs.ts'
import { type LinkRow, rowAfterKey } from './link-rows.ts'

export interface LinkTreeProps {
  side: LinkSide
  label: string
  rows: readonly LinkRow[]
  list: RefObject<HTMLDivElement | null>
  /** Paths that are linked, each with what it says to screen readers. */
  linked: ReadonlySet<string>
  /** The property that waits for one of the other tree. */
  picked: string | undefined
  /** The property over which a drag would end. */
  target: string | undefined
  /** Why a property cannot be linked with the picked one. */
  obstacle: (property: PropertyView) => string | undefined
  onChoose: (property: PropertyView) => void
  onToggle: (path: string) => void
  onDragStart: (event: PointerEvent, property: PropertyView) => void
  onScroll: () => void
}

/** The properties of one processor. One line has the focus; arrow keys walk, Enter chooses. */
export function LinkTree(props: LinkTreeProps) {
  const { side, label, rows, list, onToggle, onChoose, onScroll } = props
  const [current, setCurrent] = useState<string>()
  const focused = Math.max(
    0,
    rows.findIndex(({ property }) => property.path === current),
  )
  const followFocus = useRef(false)

  // The line that has the focus next is rendered first.
  useEffect(() => {
    if (followFocus.current) list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    followFocus.current = false
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[focused]
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return
    const isToggle = (event.key === 'ArrowRight' && row.isOpen === false) || (event.key === 'ArrowLeft' && row.isOpen === true)
    const next = rowAfterKey(rows, focused, event.key)
    if (event.key === 'Enter' || event.key === ' ') onChoose(row.property)
    else if (isToggle) onToggle(row.property.path)
    else if (next !== undefined) {
      followFocus.current = true
      setCurrent(rows[next]?.property.path)
    } else if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
  }

  return (
    <div ref={list} className="link-tree" role="tree" aria-label={label} onKeyDown={onKeyDown} onScroll={onScroll}>
      {rows.map((row, index) => (
        <TreeLine
          key={row.property.path}
          {...props}
          row={row}
          focusable={index === focused}
          onFocus={() => setCurrent(row.property.path)}
        />
      ))}
      {rows.length === 0 && <p className="link-tree-empty">{side === 'left' ? 'Nothing to link.' : 'Nothing to link with.'}</p>}
    </div>
  )
}

interface TreeLineProps extends LinkTreeProps {
  row: LinkRow
  focusable: boolean
  onFocus: () => void
}

function TreeLine({ row, focusable, onFocus, ...tree }: TreeLineProps) {
  const { property, level, isOpen } = row
  const { path, displayName } = property
  const why = tree.obstacle(property)
  const isLinked = tree.linked.has(path)
  const line = (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys
    <div
      role="treeitem"
      aria-level={level}
      aria-expanded={isOpen}
      aria-selected={tree.picked === path}
      aria-disabled={why !== undefined || undefined}
      aria-description={why}
      tabIndex={focusable ? 0 : -1}
      className={classes('link-line', why !== undefined && 'link-line-wrong', tree.target === path && 'link-line-target')}
      style={{ '--level': level } as CSSProperties}
      data-link-side={tree.side}
      data-link-path={path}
      onFocus={onFocus}
      onClick={() => tree.onChoose(property)}
      onDoubleClick={() => isOpen !== undefined && tree.onToggle(path)}
      onPointerDown={event => tree.onDragStart(event, property)}
    >
      <span
        className="link-line-fold"
        aria-hidden="true"
        data-open={isOpen || undefined}
        onClick={event => {
          if (isOpen === undefined) return
          event.stopPropagation()
          tree.onToggle(path)
        }}
      >
        {isOpen !== undefined && <ChevronRight size={12} />}
      </span>
      <span className="link-line-name">{displayName}</span>
      {isLinked && (
        <span className="link-line-mark">
          <Link2 aria-hidden size={12} />
          <span className="visually-hidden">linked,</span>
        </span>
      )}
      <span className="link-line-class">{className(property)}</span>
    </div>
  )
  return why === undefined ? (
    line
  ) : (
    <Tooltip text={why} side={tree.side === 'left' ? 'left' : 'right'}>
      {line}
    </Tooltip>
  )
}
