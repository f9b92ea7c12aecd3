/** Why a run failed, as the user reads it. */
export interface ProcessorFailure {
  readonly phase:
    | 'isReady'
    | 'initializeResources'
    | 'onChange'
    | 'process'
    | 'doIfNotReady'
    | 'event'
    | 'picking'
    | 'serialize'
    | 'deserialize'
  readonly message: string
  readonly cause: unknown
}

export type ProcessorStatusState =
  /** Never ran, and nothing asks for it. */
  | 'idle'
  /** Its outputs are older than its inputs or properties, or were made from such. */
  | 'stale'
  /** Will run as soon as what feeds it has run. */
  | 'pending'
  | 'running'
  | 'success'
  | 'error'
  /** The user stopped it; runs again after the next change. */
  | 'cancelled'
  /** Cannot run here; the notes say why. */
  | 'disabled'
  /** Lacks a connection or data. */
  | 'not-ready'

/** What the evaluator tells. */
export interface RunStatus {
  readonly state: ProcessorStatusState
  readonly error?: ProcessorFailure | undefined
  readonly progress?: { readonly fraction: number; readonly text: string } | undefined
  /** Of the last run that ended. */
  readonly milliseconds?: number | undefined
  readonly notes?: readonly string[] | undefined
}

/** What outlives runs. */
export interface StatusAnnotations {
  /** Milliseconds since 1970 when its code was last replaced. */
  readonly reloadedAt?: number | undefined
  /** What the user should know, such as values that a reload could not keep. */
  readonly notes?: readonly string[] | undefined
}

export interface ProcessorStatus extends RunStatus, StatusAnnotations {
  /** What the last run that ended had to say of its result. */
  readonly notices?: readonly string[] | undefined
}
