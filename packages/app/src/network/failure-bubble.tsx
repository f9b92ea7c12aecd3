import { Popover } from '@base-ui/react/popover'
import type { FailureView } from '@ivw/engine/protocol'
import type { ReactNode } from 'react'
import { FailureText } from '../console/failure-text.tsx'

interface FailureBubbleProps {
  failure: FailureView
  /** What failed, for screen readers. */
  label: string
  className: string
  /** What follows from it. */
  consequence?: string | undefined
  children: ReactNode
}

/** A mark on a node that says what went wrong, and where, when the pointer rests on it or presses it. */
export function FailureBubble({ failure, label, className, consequence, children }: FailureBubbleProps) {
  return (
    <Popover.Root>
      <Popover.Trigger openOnHover delay={150} className={className} aria-label={label}>
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="right" align="start" sideOffset={12} className="node-bubble-positioner">
          <Popover.Popup className="node-bubble" aria-label={label}>
            {consequence !== undefined && <p className="node-bubble-consequence">{consequence}</p>}
            <FailureText failure={failure} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
