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
  readonly background?: boolean | undefined
}
