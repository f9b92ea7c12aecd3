import { useConnection } from '@xyflow/react'
import { CircleX } from 'lucide-react'
import { useStore } from '../store.ts'
import { classes } from '../ui/classes.ts'
import { checkConnection } from './connection-check.ts'
import { dataTypeName } from './data-type-name.ts'
import { findPort } from './ports.ts'

/** Beside the pointer while a link is dragged: what it carries, or why the port under it is wrong. */
export function ConnectionHint() {
  const connection = useConnection()
  const processors = useStore(state => state.processors)
  const connections = useStore(state => state.connections)
  if (!connection.inProgress) return null
  const { fromHandle, toHandle, pointer } = connection
  const start = pathOf(fromHandle)
  const verdict = toHandle && checkConnection(processors, connections, ...ordered(fromHandle.type, start, pathOf(toHandle)))
  const port = findPort(processors, start)?.port
  const wrong = typeof verdict === 'string'
  const text = wrong ? verdict : `${port ? dataTypeName(port.dataType) : ''}${toHandle ? ` → ${toHandle.id ?? ''}` : ''}`
  return (
    <div
      className={classes('connection-hint', wrong && 'connection-hint-wrong')}
      style={{ left: pointer.x + 16, top: pointer.y + 12 }}
      role="status"
    >
      {wrong && <CircleX aria-hidden size={14} />}
      {text}
    </div>
  )
}

interface HandleEnd {
  readonly nodeId: string
  readonly id?: string | null
  readonly type: 'source' | 'target'
}

export function pathOf({ nodeId, id }: HandleEnd): string {
  return `${nodeId}.${id ?? ''}`
}

/** Two ends in the order outport, inport, whichever the drag began at. */
export function ordered(startType: 'source' | 'target', start: string, end: string): readonly [source: string, destination: string] {
  return startType === 'source' ? [start, end] : [end, start]
}
