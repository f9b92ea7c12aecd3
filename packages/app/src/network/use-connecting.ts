import type { EdgeView } from '@ivw/engine/protocol'
import type { Connection, FinalConnectionState, IsValidConnection, OnConnectStartParams } from '@xyflow/react'
import { type RefObject, useMemo, useRef } from 'react'
import { usePage } from '../page-context.ts'
import { notify } from '../shell/notices.ts'
import { useStore } from '../store.ts'
import { clearFittingPorts, fittingPort, markFittingPorts } from './connecting.ts'
import { checkConnection } from './connection-check.ts'
import { ordered, pathOf } from './connection-hint.tsx'
import type { ConnectionFlowEdge } from './graph.ts'
import { connectEdit, deleteEdit, reconnectEdit } from './network-changes.ts'
import { networkView } from './network-view.ts'

/** What happens while links are dragged: from port to port, to empty ground, and away from a port. */
export function useConnecting(editor: RefObject<HTMLElement | null>) {
  const { network } = usePage()
  /** The connection whose end is being dragged. */
  const moved = useRef<EdgeView | undefined>(undefined)

  return useMemo(() => {
    const begin = (start: string) => editor.current && markFittingPorts(editor.current, start)
    const end = () => editor.current && clearFittingPorts(editor.current)
    const connect = (source: string, destination: string) => {
      const verdict = checkConnection(useStore.getState().processors, others(moved.current), source, destination)
      if (verdict !== true) notify('error', verdict)
      else network.apply(connectEdit(useStore.getState(), source, destination))
    }

    const isValidConnection: IsValidConnection<ConnectionFlowEdge> = connection =>
      checkConnection(useStore.getState().processors, others(moved.current), sourceOf(connection), destinationOf(connection)) === true

    return {
      isValidConnection,
      onConnectStart: (_: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
        if (nodeId && handleType) begin(pathOf({ nodeId, id: handleId, type: handleType }))
      },
      onConnect: (connection: Connection) => connect(sourceOf(connection), destinationOf(connection)),
      onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
        end()
        if (state.isValid || !state.fromHandle || state.toHandle || !(event instanceof MouseEvent)) return
        dropLink(event, state.fromHandle, connect)
      },
      onReconnectStart: (_: unknown, edge: ConnectionFlowEdge) => {
        moved.current = edge.data?.connection
        begin(`${edge.source}.${edge.sourceHandle ?? ''}`)
      },
      onReconnect: (edge: ConnectionFlowEdge, connection: Connection) => {
        const [source, destination] = [sourceOf(connection), destinationOf(connection)]
        const old = edge.data?.connection
        if (!old || (old.source === source && old.destination === destination)) return
        network.apply(reconnectEdit(useStore.getState(), old, source, destination))
      },
      onReconnectEnd: (_: unknown, edge: ConnectionFlowEdge, __: unknown, state: FinalConnectionState) => {
        end()
        moved.current = undefined
        if (!state.isValid && !state.toHandle && edge.data)
          network.apply({ ...deleteEdit(useStore.getState(), [], [edge.data.connection]), name: 'Disconnect' })
      },
    }
  }, [network, editor])
}

function others(connection: EdgeView | undefined): readonly EdgeView[] {
  const { connections } = useStore.getState()
  return connection ? connections.filter(other => other !== connection) : connections
}

function dropLink(
  event: MouseEvent,
  from: { nodeId: string; id?: string | null; type: 'source' | 'target' },
  connect: (source: string, destination: string) => void,
): void {
  const start = pathOf(from)
  const node = event.target instanceof Element && event.target.closest<HTMLElement>('.react-flow__node')
  if (!node) {
    networkView.openAdd([event.clientX, event.clientY], { path: start, direction: from.type === 'source' ? 'out' : 'in' }, event.shiftKey)
    return
  }
  const end = fittingPort(start, node.dataset.id ?? '')
  if (end) connect(...ordered(from.type, start, end))
}

type Ends = Pick<Connection, 'source' | 'sourceHandle' | 'target' | 'targetHandle'>

function sourceOf(connection: { [K in keyof Ends]?: Ends[K] | undefined }): string {
  return `${connection.source ?? ''}.${connection.sourceHandle ?? ''}`
}

function destinationOf(connection: { [K in keyof Ends]?: Ends[K] | undefined }): string {
  return `${connection.target ?? ''}.${connection.targetHandle ?? ''}`
}
