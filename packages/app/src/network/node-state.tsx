import { Popover } from '@base-ui/react/popover'
import type { ProcessorView } from '@ivw/engine/protocol'
import { Square } from 'lucide-react'
import { FailureText } from '../console/failure-text.tsx'
import { useEngine } from '../engine/engine-context.ts'
import { runStates } from './run-state.ts'

/** The badge at the right of a node: what it does, a button to stop it, or what went wrong. */
export function NodeState({ processor }: { processor: ProcessorView }) {
  const engine = useEngine()
  const { identifier, displayName, status } = processor
  const { word, icon: Icon } = runStates[status.state]
  if (status.state === 'running')
    return (
      <button
        type="button"
        className="node-state node-cancel nodrag"
        aria-label={`Cancel ${displayName}`}
        title={`${status.progress?.text || 'Running'} – click to cancel`}
        onClick={() => engine.perform('cancel', { identifier })}
      >
        <Icon aria-hidden className="node-state-icon spin" size={16} />
        <Square aria-hidden className="node-cancel-icon" size={12} fill="currentColor" />
      </button>
    )
  if (!status.error)
    return (
      <span className="node-state" title={word}>
        <Icon aria-hidden className="node-state-icon" size={16} />
      </span>
    )
  return (
    <Popover.Root>
      <Popover.Trigger openOnHover delay={150} className="node-state nodrag" aria-label={`What failed in ${displayName}`}>
        <Icon aria-hidden className="node-state-icon" size={16} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="right" align="start" sideOffset={12} className="node-bubble-positioner">
          <Popover.Popup className="node-bubble" aria-label={`What failed in ${displayName}`}>
            <FailureText failure={status.error} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
