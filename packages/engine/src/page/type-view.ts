import { createPort, Inport, type PortDescription, type ProcessorType } from '@ivw/network'
import type { PortView, ProcessorTypeView } from '../protocol.ts'
import { inportView, outportView } from '../views.ts'

const known = new WeakMap<ProcessorType, ProcessorTypeView>()

/** A type with its ports; made once, since it can take making a processor to know them. */
export function typeView(type: ProcessorType): ProcessorTypeView {
  const view = known.get(type) ?? describe(type)
  known.set(type, view)
  return view
}

function describe(type: ProcessorType): ProcessorTypeView {
  const { info, origin } = type
  const { inports, outports } = type.describe ? describedPorts(type.describe()) : portsOfInstance(type)
  return { info, inports, outports, file: origin?.file }
}

function describedPorts({ inports, outports }: { inports: readonly PortDescription[]; outports: readonly PortDescription[] }) {
  return { inports: inports.map(portViewOf), outports: outports.map(portViewOf) }
}

function portViewOf(description: PortDescription): PortView {
  const port = createPort(description)
  return port instanceof Inport ? inportView(port) : outportView(port)
}

function portsOfInstance(type: ProcessorType) {
  const processor = type.create()
  const views = { inports: processor.inports.map(inportView), outports: processor.outports.map(outportView) }
  processor.dispose()
  return views
}
