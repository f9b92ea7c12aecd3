import type { InvalidationLevel } from '../invalidation.ts'
import type { ImageSizeOwner } from './image-size.ts'
import type { Inport } from './inport.ts'
import type { Outport } from './outport.ts'

/** A processor, as its ports see it. */
export interface PortOwner extends ImageSizeOwner {
  readonly identifier: string
  readonly inports: readonly Inport[]
  readonly outports: readonly Outport[]
  readonly isValid: boolean
  /** Something that the processor reads changed. */
  invalidate(level: InvalidationLevel): void
  /** As `invalidate('invalidOutput')`, but because of an inport: without new data on it there is nothing to run for. */
  invalidateFromInport(): void
  /** Its results are older than its inputs: what it feeds shows old data. */
  markStale(): void
  portsChanged(): void
  readyChanged(): void
}
