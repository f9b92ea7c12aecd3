import type { InvalidationLevel } from '../invalidation.ts'

/** Plain JSON values; which ones, each property class says. Vectors are arrays, matrices flat and column-major. */
export type PropertyState = Readonly<Record<string, unknown>>

export type UsageMode = 'application' | 'development'
export type SerializationMode = 'default' | 'all' | 'none'

/** Everything that describes a property; the same in the protocol with the page, in undo, and from Python. */
export interface PropertyDescription {
  readonly classIdentifier: string
  readonly identifier: string
  readonly displayName: string
  /** Markdown. */
  readonly help?: string | undefined
  /** Default `invalidOutput`. */
  readonly invalidationLevel?: InvalidationLevel | undefined
  /** Chooses the widget; default `Default`. */
  readonly semantics?: string | undefined
  readonly visible?: boolean | undefined
  readonly readOnly?: boolean | undefined
  readonly usageMode?: UsageMode | undefined
  readonly serializationMode?: SerializationMode | undefined
  /** Added at run time and not by its owner's constructor: workspaces keep it in full. */
  readonly owned?: boolean | undefined
  readonly state: PropertyState
  readonly children?: readonly PropertyDescription[] | undefined
}

/** What a property shows besides its state; changes of it never invalidate. */
export interface PropertyMeta {
  readonly displayName: string
  readonly semantics: string
  readonly visible: boolean
  readonly readOnly: boolean
  readonly usageMode: UsageMode
}

/** A property of a processor class, such as the time step that sequences of its kind share. */
export interface AutoLinkTarget {
  /** Class identifier. */
  readonly processor: string
  /** Relative to the processor: `timeStep.selectedSequenceIndex`. */
  readonly path: string
}

/** What every property constructor takes besides its value. */
export interface PropertyOptions {
  readonly help?: string | undefined
  readonly invalidationLevel?: InvalidationLevel | undefined
  readonly semantics?: string | undefined
  readonly visible?: boolean | undefined
  readonly readOnly?: boolean | undefined
  readonly usageMode?: UsageMode | undefined
  readonly serializationMode?: SerializationMode | undefined
  readonly owned?: boolean | undefined
  readonly autoLinkTargets?: readonly AutoLinkTarget[] | undefined
}
