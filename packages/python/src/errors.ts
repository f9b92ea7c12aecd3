import type { HostExit } from './transport.ts'

/** Bytes or messages from the other side that do not keep to the protocol: the connection cannot be trusted any more. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
}

/** The Python host ended, or was never there, while something waited for its answer. */
export class HostLostError extends Error {
  override readonly name = 'HostLostError'
  /** How it ended, when that is known. */
  readonly exit: HostExit | undefined

  constructor(reason: string, exit?: HostExit) {
    super(reason)
    this.exit = exit
  }
}

/** One line of the user's own code on the way to an error. */
export interface PythonFrame {
  readonly file: string
  readonly line: number
  readonly function: string
  readonly text: string
}

export interface PythonErrorDetails {
  /** The exception's class, `ValueError`. */
  readonly type: string
  readonly message: string
  /** Outermost first; only files of the user. */
  readonly frames: readonly PythonFrame[]
  /** As Python prints it, without the host's own lines. */
  readonly traceback: string
  /** The step of a run in which it was raised: `InitializeResources`, `PortOnChange`, `Process`. */
  readonly phase?: string | undefined
  /** Of a file that failed to load: helper modules of the user whose change may mend it. */
  readonly dependencies?: readonly string[] | undefined
}

/** An exception of the user's Python code. */
export class PythonError extends Error {
  override readonly name = 'PythonError'
  readonly type: string
  readonly frames: readonly PythonFrame[]
  readonly traceback: string
  readonly phase: string | undefined
  readonly dependencies: readonly string[] | undefined

  constructor(details: PythonErrorDetails) {
    super(details.message === '' ? details.type : `${details.type}: ${details.message}`)
    this.type = details.type
    this.frames = details.frames
    this.traceback = details.traceback
    this.phase = details.phase
    this.dependencies = details.dependencies
  }

  /** The user stopped it. */
  get isInterrupt(): boolean {
    return this.type === 'KeyboardInterrupt'
  }
}
