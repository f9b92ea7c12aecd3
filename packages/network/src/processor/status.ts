/** Why a run failed, as the user reads it. */
export interface ProcessorFailure {
  readonly phase: 'initializeResources' | 'onChange' | 'process' | 'doIfNotReady'
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

export interface ProcessorStatus {
  readonly state: ProcessorStatusState
  readonly error?: ProcessorFailure | undefined
  readonly progress?: { readonly fraction: number; readonly text: string } | undefined
  /** Of the last run that ended. */
  readonly milliseconds?: number | undefined
  /** Milliseconds since 1970 when its code was last replaced. */
  readonly reloadedAt?: number | undefined
  readonly notes?: readonly string[] | undefined
}
