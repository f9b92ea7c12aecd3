import type { PropertyHost } from '../property/property-owner.ts'
import type { Services } from '../services.ts'
import type { Processor } from './processor.ts'

/** The network, as its processors see it. */
export interface ProcessorHost extends PropertyHost {
  readonly services: Services
  processorInvalidated(processor: Processor): void
  /** Ports came or went, or which connections count changed. */
  topologyChanged(processor: Processor): void
  statusChanged(processor: Processor): void
  metaChanged(processor: Processor): void
  removeConnectionsOf(processor: Processor, port: { readonly identifier: string }): void
}
