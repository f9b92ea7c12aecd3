/** Something the user can act on: the command line prints `message` as one sentence and ends with `exitCode`. */
export class UsageError extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode = 2) {
    super(message)
    this.name = 'UsageError'
    this.exitCode = exitCode
  }
}

/** A request that cannot be served: answered with `status` and the sentence in `message`. */
export class RequestError extends Error {
  readonly status: number

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'RequestError'
    this.status = status
  }
}

export type ErrnoException = Error & { readonly code: string }

/** Whether an unknown thing is an error of the operating system, optionally one of `codes`. */
export function isErrno(error: unknown, ...codes: readonly string[]): error is ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && (codes.length === 0 || codes.includes(error.code))
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
