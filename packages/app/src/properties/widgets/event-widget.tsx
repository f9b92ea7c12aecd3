import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { keyBinding, kindOf, mouseBinding, requests, wheelBinding } from './event-binding.ts'
import { eventText } from './event-text.ts'
import type { WidgetProps } from './widget.ts'
import './event-widget.css'

/** What to do in a picture for the action. A click asks for another key, button or modifier; Escape leaves it as it is. */
export function EventWidget({ property, edit, readOnly }: WidgetProps) {
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  /** Whether the last press was an answer. */
  const answered = useRef(false)
  const matcher = edit.state.matcher as object
  const kind = kindOf(matcher)
  const request = requests[kind]
  const text = eventText(matcher)
  const shown = text.charAt(0).toUpperCase() + text.slice(1)

  const bind = (next: object | undefined) => {
    if (!next) return
    setAsking(false)
    edit.commit({ matcher: next })
  }
  const bindLatest = useRef(bind)
  bindLatest.current = bind
  useEffect(() => {
    const element = button.current
    if (!asking || kind !== 'wheel' || !element) return
    // React's own listeners could not keep the panel from scrolling.
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      bindLatest.current(wheelBinding(matcher, event))
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [asking, kind, matcher])

  if (readOnly || request === undefined) return <kbd className="property-note">{shown}</kbd>
  const press = (event: PointerEvent) => {
    answered.current = asking && kind === 'mouse'
    if (!answered.current) return
    event.preventDefault()
    bind(mouseBinding(matcher, event))
  }
  const key = (event: KeyboardEvent) => {
    if (!asking) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') setAsking(false)
    else if (kind === 'key') bind(keyBinding(matcher, event))
  }
  return (
    <button
      ref={button}
      type="button"
      className="event-binding"
      aria-label={`${property.displayName}: ${asking ? request : shown}`}
      aria-pressed={asking}
      title={asking && kind === 'key' ? 'Escape leaves it as it is, Backspace takes it away' : undefined}
      onPointerDown={press}
      // The press that was the answer is no question, and opens no menu.
      onClick={() => answered.current || setAsking(true)}
      onContextMenu={event => {
        if (!answered.current) return
        event.preventDefault()
        event.stopPropagation()
      }}
      onKeyDown={key}
      onBlur={() => setAsking(false)}
    >
      {asking ? request : shown}
    </button>
  )
}
