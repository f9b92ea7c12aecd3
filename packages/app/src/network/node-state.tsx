import type { ProcessorView } from '@ivw/engine/protocol'
import { Square } from 'lucide-react'
import { useEngine } from '../engine/engine-context.ts'
import { FailureBubble } from './failure-bubble.tsx'
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
    <FailureBubble failure={status.error} label={`What failed in ${displayName}`} className="node-state nodrag">
      <Icon aria-hidden className="node-state-icon" size={16} />
    </FailureBubble>
  )
}
