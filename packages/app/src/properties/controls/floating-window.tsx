import { X } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { IconButton } from '../../ui/icon-button.tsx'
import { followPointer } from './pointer-drag.ts'
import './floating-window.css'

export interface FloatingWindowProps {
  title: ReactNode
  onClose: () => void
  children: ReactNode
  /** Pixels; the user may change it. */
  size?: readonly [width: number, height: number]
  /** Moves the first place, so that several windows do not hide each other. */
  place?: number
}

/** A window above the page that stays open and leaves the rest usable. Its title bar moves it, its lower right corner sizes it. */
export function FloatingWindow({ title, onClose, children, size = [640, 440], place = 0 }: FloatingWindowProps) {
  const element = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const [width, height] = size
  const [corner, setCorner] = useState(() => ({
    x: Math.max((window.innerWidth - width) / 2 + place * 24, 8),
    y: Math.max((window.innerHeight - height) / 2 + place * 24, 8),
  }))

  // The keyboard starts inside, and goes back to where it was.
  useEffect(() => {
    const before = document.activeElement
    element.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  const move = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest('button')) return
    const start = corner
    let { x, y } = corner
    followPointer(event, {
      move: (_, delta) => {
        x += delta.x
        y += delta.y
        setCorner({ x: keep(x, 80 - width, window.innerWidth - 80), y: keep(y, 0, window.innerHeight - 40) })
      },
      end: () => undefined,
      cancel: () => setCorner(start),
    })
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  }

  return createPortal(
    // No dialog, in which the page's keys would rest: undo works here.
    <section
      ref={element}
      aria-labelledby={titleId}
      tabIndex={-1}
      className="floating-window"
      style={{ left: corner.x, top: corner.y, width, height }}
      onKeyDown={key}
    >
      <header className="floating-window-header" onPointerDown={move}>
        <h2 id={titleId} className="floating-window-title">
          {title}
        </h2>
        <IconButton icon={X} label="Close" onClick={onClose} />
      </header>
      <div className="floating-window-body">{children}</div>
    </section>,
    document.body,
  )
}

function keep(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(high, low))
}
