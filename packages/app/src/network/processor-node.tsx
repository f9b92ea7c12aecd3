import type { PortView, ProcessorView } from '@ivw/engine/protocol'
import { type NodeProps, useUpdateNodeInternals } from '@xyflow/react'
import { Boxes, LogIn, LogOut } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { localIdentifier } from '../state/level.ts'
import { useStore } from '../store.ts'
import { classes } from '../ui/classes.ts'
import { useDetailed } from './editor-scale.ts'
import { nodeSize, type ProcessorFlowNode, portPositions } from './graph.ts'
import { NodeBadges } from './node-badges.tsx'
import { NodeState } from './node-state.tsx'
import { PortHandle, PortPlace } from './port-handle.tsx'
import { describeStatus, formatDuration } from './run-state.ts'
import { useRunningSeconds } from './use-running-seconds.ts'
import './processor-node.css'

/** One processor in the network editor. */
export const ProcessorNode = memo(function ProcessorNode({ id, selected }: NodeProps<ProcessorFlowNode>) {
  const processor = useStore(state => state.processors.get(id))
  return processor ? <NodeBox processor={processor} selected={selected} /> : null
})

function NodeBox({ processor, selected }: { processor: ProcessorView; selected: boolean }) {
  const { identifier, displayName, inports, outports, status, info, placeholder, composite } = processor
  const isBorder = composite === 'source' || composite === 'sink'
  useMeasuredPorts(identifier, inports, outports)
  const detailed = useDetailed()

  return (
    <article
      className={classes(
        'node',
        `node-${status.state}`,
        selected && 'node-selected',
        placeholder && 'node-placeholder',
        composite && (composite === 'composite' ? 'node-composite' : 'node-border'),
        info.codeState === 'deprecated' && 'node-deprecated',
      )}
      aria-label={`${displayName}, ${describeStatus(status)}`}
      title={detailed ? undefined : displayName}
    >
      <Ports processor={identifier} ports={inports} direction="in" detailed={detailed} />
      {composite && <CompositeMark composite={composite} />}
      <div className="node-text">
        <span className="node-name">{displayName}</span>
        <span className="node-line">
          <span className="node-identifier">{placeholder ? 'Not available' : localIdentifier(identifier)}</span>
          {detailed && !isBorder && <RunTime status={status} />}
        </span>
      </div>
      {detailed && <NodeState processor={processor} />}
      {status.state === 'running' && <ProgressBar progress={status.progress} />}
      {detailed && <NodeBadges processor={processor} />}
      <Ports processor={identifier} ports={outports} direction="out" detailed={detailed} />
    </article>
  )
}

const compositeMarks = { composite: Boxes, source: LogIn, sink: LogOut }
const compositeTitles = {
  composite: 'A network of its own. Double-click to look inside.',
  source: 'Brings data into this composite.',
  sink: 'Hands data out of this composite.',
}

function CompositeMark({ composite }: { composite: NonNullable<ProcessorView['composite']> }) {
  const Icon = compositeMarks[composite]
  return (
    <span className="node-mark" title={compositeTitles[composite]}>
      <Icon aria-hidden size={15} />
    </span>
  )
}

/** How long the last run took; while one takes long, how long it has taken so far. */
function RunTime({ status: { state, milliseconds } }: { status: ProcessorView['status'] }) {
  const seconds = useRunningSeconds(state === 'running')
  const shown = seconds === undefined ? milliseconds : seconds * 1000
  if (shown === undefined) return null
  return <span className="node-time">{seconds === undefined ? formatDuration(shown) : `running ${seconds.toString()} s`}</span>
}

interface PortsProps {
  processor: string
  ports: readonly PortView[]
  direction: 'in' | 'out'
  detailed: boolean
}

function Ports({ processor, ports, direction, detailed }: PortsProps) {
  const positions = portPositions(ports.length, nodeSize.width)
  return ports.map((port, index) => {
    const place = { port, direction, left: positions[index] ?? 0 }
    return detailed ? <PortHandle key={port.identifier} processor={processor} {...place} /> : <PortPlace key={port.identifier} {...place} />
  })
}

function ProgressBar({ progress }: { progress: ProcessorView['status']['progress'] }) {
  const percent = progress && Math.round(progress.fraction * 100)
  return (
    <div
      className={classes('node-progress', percent === undefined && 'node-progress-unknown')}
      role="progressbar"
      aria-label={progress?.text || 'Progress'}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div style={{ width: `${(percent ?? 30).toString()}%` }} />
    </div>
  )
}

/** xyflow measures ports when a node appears; a reload may add and remove some later. */
function useMeasuredPorts(identifier: string, inports: readonly PortView[], outports: readonly PortView[]): void {
  const update = useUpdateNodeInternals()
  const names = [inports, outports].map(ports => ports.map(port => port.identifier).join(' ')).join('|')
  const measured = useRef(names)
  useEffect(() => {
    if (measured.current === names) return
    measured.current = names
    update(identifier)
  }, [update, identifier, names])
}
