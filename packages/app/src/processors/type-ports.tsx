import type { PortView, ProcessorTypeView } from '@ivw/engine/protocol'
import { dataTypeName } from '../network/data-type-name.ts'
import { PortShapeIcon } from '../network/port-shape.tsx'
import { cssColor } from '../network/ports.ts'

/** What goes in and what comes out, as shapes. */
export function TypePorts({ type: { inports, outports } }: { type: ProcessorTypeView }) {
  const words = [inports, outports].map(ports => ports.map(port => dataTypeName(port.dataType)).join(', ') || 'nothing')
  return (
    <span
      className="type-ports"
      role="img"
      aria-label={`${words[0] ?? ''} to ${words[1] ?? ''}`}
      title={`${words[0] ?? ''} → ${words[1] ?? ''}`}
    >
      <Shapes ports={inports} direction="in" />
      <span className="type-ports-arrow">→</span>
      <Shapes ports={outports} direction="out" />
    </span>
  )
}

function Shapes({ ports, direction }: { ports: readonly PortView[]; direction: 'in' | 'out' }) {
  return ports.map(port => (
    <PortShapeIcon key={port.identifier} shape={port.shape} color={cssColor(port.color)} optional={direction === 'in' && port.optional} />
  ))
}
