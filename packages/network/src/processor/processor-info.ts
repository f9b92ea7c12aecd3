export type CodeState = 'stable' | 'experimental' | 'broken' | 'deprecated'

/** What the processor list says of a type. */
export interface ProcessorInfo {
  /** Such as `org.inviwo.VolumeSubset`. */
  readonly classIdentifier: string
  readonly displayName: string
  readonly category: string
  readonly codeState: CodeState
  readonly tags: readonly string[]
  /** Markdown. */
  readonly help: string
  /** Default true; hidden types are not offered but can be loaded. */
  readonly visible?: boolean | undefined
  /** Computes for long: keeps its last outputs while it does, and what it feeds goes on with them. */
  readonly background?: boolean | BackgroundSwitches | undefined
  /** A type of the same class identifier that comes later takes its place for as long as it is there. */
  readonly standIn?: boolean | undefined
}

/** How a processor that computes for long answers changes while it does. None: its run is stopped, and the latest state runs next. */
export interface BackgroundSwitches {
  /** A run that has begun is not stopped; what it gives is handed out, and then the latest. */
  readonly keepOldResults?: boolean | undefined
  /** A run that has begun is not stopped, but what it gives is dropped when something changed meanwhile. */
  readonly queuedDispatch?: boolean | undefined
  /** A run begins half a second after the last change. */
  readonly delayDispatch?: boolean | undefined
  /** What it feeds does not count as old while it computes. */
  readonly delayInvalidation?: boolean | undefined
}
