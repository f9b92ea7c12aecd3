/** A text that is no workspace at all. Faults of parts are issues instead, and the rest is loaded. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError'
  /** From 1, when it is known. */
  readonly line: number | undefined

  constructor(message: string, line?: number, cause?: unknown) {
    super(line === undefined ? message : `${message} (line ${line})`, { cause })
    this.line = line
  }
}

/** Something in a workspace that could not be used as it is; the rest was. */
export interface Issue {
  /** What it concerns, such as `Processor "Background"` or `Background.bgColor1`. */
  readonly element: string
  /** Of the text, from 1; undefined when it is not known. */
  readonly line: number | undefined
  /** A sentence. */
  readonly reason: string
  /** The connection or link that lacks an end. A processor that makes its ports later may bring it. */
  readonly edge?: IssueEdge | undefined
}

export interface IssueEdge {
  readonly kind: 'connect' | 'link'
  readonly source: string
  readonly destination: string
}
