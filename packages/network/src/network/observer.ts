import type { StepOptions } from '../history/history.ts'
import type { Inport } from '../port/inport.ts'
import type { Outport } from '../port/outport.ts'
import type { Processor } from '../processor/processor.ts'
import type { Property } from '../property/property.ts'
import type { Change } from './change.ts'

export interface Connection {
  readonly outport: Outport
  readonly inport: Inport
}

/** Directed: `destination` follows `source`. */
export interface Link {
  readonly source: Property
  readonly destination: Property
  /** Keeps a property of a composite and the one inside that it stands for equal; it comes and goes with the exposure. */
  readonly exposes?: true | undefined
}

/** A connection or link whose end is gone, such as a port that was renamed in the user's file. It comes back with the end. */
export interface DanglingEdge {
  readonly kind: 'connect' | 'link'
  /** Paths. */
  readonly source: string
  readonly destination: string
  /** A sentence. */
  readonly reason: string
}

/** What the network tells. Every method is called after the fact, except where it says otherwise. */
export interface NetworkObserver {
  processorAdded?(processor: Processor): void
  /** Its connections and links were removed before. */
  processorRemoved?(processor: Processor): void
  processorRenamed?(processor: Processor, from: string): void
  connected?(connection: Connection): void
  disconnected?(connection: Connection): void
  linked?(link: Link): void
  unlinked?(link: Link): void
  /** What changed at `source` was not taken by `destination`, since they are groups of different properties. */
  linkFailed?(source: Property, destination: Property): void
  /** An edge dangles now, or does not any more. */
  danglingChanged?(): void
  /** State, not meta. */
  propertyChanged?(property: Property): void
  propertyMetaChanged?(property: Property): void
  propertyAdded?(property: Property): void
  /** Called before. */
  propertyRemoved?(property: Property): void
  /** To another place among the properties of its owner. */
  propertyMoved?(property: Property): void
  /** Position, selection, display name. */
  metaChanged?(processor: Processor): void
  /** A user did something outside of edits, as in a picture; `inverse` takes it back. `step` is how that is called, where it is known. */
  doneByUser?(inverse: readonly Change[], step?: StepOptions): void
  /** Of the network as a whole. */
  annotationsChanged?(annotations: Readonly<Record<string, string>>): void
  statusChanged?(processor: Processor): void
  portsChanged?(processor: Processor): void
  /** Called at every invalidation, once per processor and wave. */
  processorInvalidated?(processor: Processor): void
  /** A processor may be able to run now, as data came or an inport became optional. */
  readyChanged?(processor: Processor): void
  /** What is evaluated, and in which order, may be different now. */
  topologyChanged?(): void
  /** The last lock was lifted. */
  unlocked?(): void
}
