import type { PortView } from '@ivw/engine/protocol'
import { Handle, Position } from '@xyflow/react'
import { PortShapeIcon } from './port-shape.tsx'
import { cssColor } from './ports.ts'

export interface PortHandleProps {
  processor: string
  port: PortView
  direction: 'in' | 'out'
  /** Distance of its centre from the left of the node. */
  left: number
}

/** A port on the edge of a node. The editor finds it by `data-port` for the port inspector. */
export function PortHandle({ processor, port, direction, left }: PortHandleProps) {
  return (
    <Handle
      id={port.identifier}
      type={direction === 'in' ? 'target' : 'source'}
      position={direction === 'in' ? Position.Top : Position.Bottom}
      className="port"
      style={{ left }}
      data-port={`${processor}.${port.identifier}`}
      role="img"
      aria-label={`${direction === 'in' ? 'Inport' : 'Outport'} ${port.identifier}`}
    >
      <PortShapeIcon shape={port.shape} color={cssColor(port.color)} optional={direction === 'in' && port.optional} />
    </Handle>
  )
}

/** Where a port is, while the node is seen from afar: xyflow measures it, and edges end there, but nobody can grasp it. */
export function PortPlace({ port, direction, left }: Omit<PortHandleProps, 'processor'>) {
  const [type, position] = direction === 'in' ? ['target', Position.Top] : ['source', Position.Bottom]
  return (
    <div
      className={`react-flow__handle react-flow__handle-${position} ${type} port port-place`}
      data-handleid={port.identifier}
      data-handlepos={position}
      style={{ left }}
    />
  )
}
