import { X } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { IconButton } from '../../ui/icon-button.tsx'
import { followPointer } from './pointer-drag.ts'
import { windowPlace } from './window-place.ts'
import './floating-window.css'

export interface FloatingWindowProps {
  title: ReactNode
  onClose: () => void
  children: ReactNode
  /** Pixels; the user may change it. */
  size?: readonly [width: number, height: number]
  /** Takes only as much of the height as its contents need, until the user changes it. */
  fitsContents?: boolean
  /** Moves the first place, so that several windows do not hide each other. */
  place?: number
}

/** A window above the page that stays open and leaves the rest usable. Its title bar moves it, its lower right corner sizes it. */
export function FloatingWindow({ title, onClose, children, size = [640, 440], fitsContents = false, place = 0 }: FloatingWindowProps) {
  const element = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const [width, height] = size
  const [level, setLevel] = useState(() => ++highest)
  const [corner, setCorner] = useState(() => firstCorner(size, place))
  const [isFitted, setFitted] = useState(fitsContents)
  const [heightToStart, setHeightToStart] = useState(height)

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
  /** The window itself is under the pointer at its lower right corner only. */
  const sizeFreely = ({ target, currentTarget }: PointerEvent<HTMLElement>) => {
    if (!isFitted || target !== currentTarget) return
    setHeightToStart(currentTarget.offsetHeight)
    setFitted(false)
  }
  const key = (event: KeyboardEvent) => {
    // React's events also come from popups that stand elsewhere in the document: their Escape is their own.
    const here = event.target instanceof Node && element.current?.contains(event.target)
    if (event.key === 'Escape' && here && !event.defaultPrevented) onClose()
  }

  return createPortal(
    // No dialog, in which the page's keys would rest: undo works here.
    <section
      ref={element}
      aria-labelledby={titleId}
      tabIndex={-1}
      className="floating-window"
      style={{
        left: corner.x,
        top: corner.y,
        width,
        zIndex: level,
        ...(isFitted ? { minHeight: 0, maxHeight: height } : { height: heightToStart }),
      }}
      onPointerDownCapture={() => level === highest || setLevel(++highest)}
      onPointerDown={sizeFreely}
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
    layer(),
  )
}

/** The level of the window in front. */
let highest = 0

/** Holds all windows, so that their levels do not meet those of menus and dialogs. */
function layer(): Element {
  const existing = document.querySelector('.floating-windows')
  if (existing) return existing
  const made = document.createElement('div')
  made.className = 'floating-windows'
  document.body.append(made)
  return made
}

/** Where pictures stay in sight: an editor is for seeing what it does. */
function firstCorner(size: readonly [number, number], place: number): { x: number; y: number } {
  const pictures = [...document.querySelectorAll('[data-canvas]')].map(element => element.getBoundingClientRect())
  const { x, y } = windowPlace(size, { x: 0, y: 0, width: window.innerWidth, height: window.innerHeight }, pictures)
  return { x: x + place * 24, y: Math.max(y - place * 24, 0) }
}

function keep(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(high, low))
}
