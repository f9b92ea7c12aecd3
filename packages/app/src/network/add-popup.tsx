import type { ProcessorTypeView } from '@ivw/engine/protocol'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { usePage } from '../page-context.ts'
import { TypePorts } from '../processors/type-ports.tsx'
import { recentFirst, searchTypes } from '../processors/type-search.ts'
import { useStore } from '../store.ts'
import { classes } from '../ui/classes.ts'
import { fittingTypes } from './fitting-types.ts'
import { type AddRequest, networkView } from './network-view.ts'
import { splitPath } from './ports.ts'
import { recentTypes } from './recent-types.ts'
import './add-popup.css'

const size = { width: 340, height: 380 }

/** Finds a processor type by typing and places it where the popup was opened. */
export function AddPopup({ request }: { request: AddRequest }) {
  const { network } = usePage()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const types = useOfferedTypes(request)
  const found = useMemo(() => searchTypes(types, query), [types, query])
  const chosen = found[active]

  const place = (type: ProcessorTypeView | undefined) => {
    if (!type) return
    networkView.closeAdd()
    void network.add(type.info.classIdentifier, request.position, request.port)
  }

  const cancel = () => {
    networkView.closeAdd()
    networkView.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) setActive(Math.max(0, Math.min(found.length - 1, active + step)))
    else if (event.key === 'Enter') place(chosen)
    else if (event.key === 'Escape') cancel()
    // Nothing else in the popup takes the focus.
    else if (event.key !== 'Tab') return
    event.preventDefault()
    event.stopPropagation()
  }

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  // In the body: panels clip what they hold.
  return createPortal(
    <div
      className="add-popup"
      role="dialog"
      aria-label="Add Processor"
      style={placeInWindow(request.screen)}
      onBlur={event => event.currentTarget.contains(event.relatedTarget) || networkView.closeAdd()}
      onDoubleClick={event => event.stopPropagation()}
      onContextMenu={event => event.stopPropagation()}
    >
      <input
        className="field"
        // biome-ignore lint/a11y/noAutofocus: the popup is for typing
        autoFocus
        role="combobox"
        aria-label="Search processors"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${active.toString()}` : undefined}
        placeholder={request.port && !request.all ? `Processors that fit “${splitPath(request.port.path)[1]}”` : 'Search processors'}
        value={query}
        onChange={event => {
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} className="add-popup-list" role="listbox" aria-label="Processors">
        {found.map((type, index) => (
          <div
            key={type.info.classIdentifier}
            id={`${id}-${index.toString()}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            className={classes('add-popup-item', index === active && 'add-popup-active')}
            onPointerMove={() => setActive(index)}
            onPointerDown={event => event.preventDefault()}
            onClick={() => place(type)}
            onKeyDown={onKeyDown}
          >
            <span className="add-popup-name">{type.info.displayName}</span>
            <TypePorts type={type} />
            <span className="add-popup-category">{type.info.category}</span>
          </div>
        ))}
        {found.length === 0 && <div className="add-popup-none">No processor {query ? `matches “${query}”` : 'fits this port'}.</div>}
      </div>
      <p className="add-popup-help">{chosen?.info.help.split('\n')[0] || chosen?.file || ' '}</p>
    </div>,
    document.body,
  )
}

function useOfferedTypes({ port, all }: AddRequest): readonly ProcessorTypeView[] {
  const types = useStore(state => state.types)
  const isInside = useStore(state => state.level !== '')
  return useMemo(() => {
    const offered = recentFirst(
      // What belongs to the border of a composite is offered inside of one.
      types.filter(({ info }) => info.visible !== false || (isInside && info.category === 'Composite')),
      recentTypes(),
    )
    return port && !all ? fittingTypes(offered, useStore.getState().processors, port) : offered
  }, [types, port, all, isInside])
}

function placeInWindow([x, y]: readonly [number, number]) {
  return {
    left: Math.max(8, Math.min(x, window.innerWidth - size.width - 8)),
    top: Math.max(8, Math.min(y, window.innerHeight - size.height - 8)),
    width: size.width,
    maxHeight: size.height,
  }
}
