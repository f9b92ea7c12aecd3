import type { DataType, Outport, Processor, ProcessorNetwork } from '@ivw/network'
import type { PortRequest } from '../inspection-views.ts'
import { inportAt, outportAt } from '../port-path.ts'

/** What a port holds, one by one. */
export interface DataAtPort {
  readonly type: DataType
  readonly items: readonly unknown[]
  readonly isStale: boolean
  /** Why there is nothing. */
  readonly nothing: string
}

/** @throws Error when there is no such port. */
export function dataAtPort(network: ProcessorNetwork, { path, direction }: PortRequest): DataAtPort {
  if (direction === 'in') {
    const inport = inportAt(network, path)
    if (!inport) throw new Error(`There is no inport ${path}`)
    const nothing = inport.isConnected ? 'No data yet' : 'Nothing is connected'
    const items = inport.items.flatMap(value => itemsOf(inport.dataType, value))
    return { type: inport.dataType, items, isStale: inport.isStale, nothing }
  }
  const outport = outportAt(network, path)
  if (!outport) throw new Error(`There is no outport ${path}`)
  const { data, dataType, isStale } = outport
  return { type: dataType, items: data === undefined ? [] : itemsOf(dataType, data), isStale, nothing: whyEmpty(outport) }
}

/** What has to happen before the port holds something. */
function whyEmpty({ owner }: Outport): string {
  const processor = owner as Processor
  switch (processor.status.state) {
    case 'error':
      return 'No data: the processor failed'
    case 'disabled':
      return 'No data: the processor cannot run here'
    case 'idle':
    case 'not-ready':
      return processor.isReady
        ? 'Not computed: nothing that shows or writes data is connected'
        : 'No data: an inport lacks a connection or data'
    default:
      return 'No data yet'
  }
}

function itemsOf(type: DataType, value: unknown): readonly unknown[] {
  return type.item && Array.isArray(value) ? value : [value]
}
