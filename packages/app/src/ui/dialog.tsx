import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import './dialog.css'
import './button.css'

export interface DialogProps {
  title: string
  /** Escape, the cross and a click beside it ask for this. */
  onClose: () => void
  /** It holds what the user made: a click beside it does not close it. */
  keeps?: boolean
  children: ReactNode
  /** Buttons at the bottom, the main one last. */
  actions?: ReactNode
  /** Pixels. */
  width?: number
}

/** A modal dialog, open as long as it is rendered. */
export function Dialog({ title, onClose, keeps = false, children, actions, width = 440 }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open disablePointerDismissal={keeps} onOpenChange={open => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="dialog-backdrop" />
        <Base.Popup ref={popup} className="dialog" style={{ width }} initialFocus={() => firstToUse(popup.current)}>
          <div className="dialog-header">
            <Base.Title className="dialog-title">{title}</Base.Title>
            <Base.Close className="icon-button" aria-label="Close">
              <X aria-hidden size={14} />
            </Base.Close>
          </div>
          <div className="dialog-body">{children}</div>
          {actions && <div className="dialog-actions">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** A field to fill in, else the button that is expected, else the dialog itself: never the cross. */
function firstToUse(popup: HTMLElement | null): HTMLElement | null {
  return (
    popup?.querySelector<HTMLElement>('[data-autofocus]') ??
    popup?.querySelector<HTMLElement>('.dialog-body :is(input, textarea, select, button)') ??
    popup?.querySelector<HTMLElement>('.button-primary:not(:disabled)') ??
    popup
  )
}
