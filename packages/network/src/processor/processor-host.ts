import type { StepOptions } from '../history/history.ts'
import type { Inport } from '../port/inport.ts'
import type { Outport } from '../port/outport.ts'
import type { PropertyHost } from '../property/property-owner.ts'
import type { Services } from '../services.ts'
import type { Processor } from './processor.ts'

/** The network, as its processors see it. */
export interface ProcessorHost extends PropertyHost {
  readonly services: Services
  processorInvalidated(processor: Processor): void
  /** It may be able to run now. */
  readyChanged(processor: Processor): void
  /** Which processors and connections count may have changed. */
  topologyChanged(processor: Processor): void
  statusChanged(processor: Processor): void
  metaChanged(processor: Processor): void
  /** Called before. */
  portRemoved(port: Inport | Outport): void
  portsChanged(processor: Processor): void
  /** `action` is what a user's doing leads to, in a picture if no `step` says where: what it changes can be taken back. */
  byUser<T>(action: () => T, step?: StepOptions): T
}
