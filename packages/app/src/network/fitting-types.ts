import type { ProcessorTypeView, ProcessorView } from '@ivw/engine/protocol'
import { typesFit } from './connection-check.ts'
import type { AddRequest } from './network-view.ts'
import { findPort } from './ports.ts'

/** Types with a port that a dropped link fits: exactly the same data first. */
export function fittingTypes(
  types: readonly ProcessorTypeView[],
  processors: ReadonlyMap<string, ProcessorView>,
  port: NonNullable<AddRequest['port']>,
): readonly ProcessorTypeView[] {
  const from = findPort(processors, port.path)?.port
  if (!from) return types
  const ports = (type: ProcessorTypeView) => (port.direction === 'out' ? type.inports : type.outports)
  const fits = (other: ProcessorTypeView['inports'][number]) => (port.direction === 'out' ? typesFit(from, other) : typesFit(other, from))
  const exact = (type: ProcessorTypeView) => ports(type).some(other => other.dataType === from.dataType)
  const fitting = types.filter(type => ports(type).some(fits))
  return [...fitting.filter(exact), ...fitting.filter(type => !exact(type))]
}
