import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import './popover.css'

export interface PopoverProps {
  label: string
  /** A button element without a click handler of its own. */
  trigger: ReactElement
  children: ReactNode
  disabled?: boolean
  align?: 'start' | 'end'
}

/** Content that a button opens beside itself; Escape or a click elsewhere closes it. */
export function Popover({ label, trigger, children, disabled = false, align = 'end' }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} disabled={disabled} />
      <Base.Portal>
        <Base.Positioner className="popover-positioner" side="bottom" align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className="popover" aria-label={label}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
