import type { FailedFileView, FailureView, ProcessorView } from '@ivw/engine/protocol'
import { failureSentence } from '../console/failure-sentence.ts'

export interface LineFailure {
  /** From 1. */
  readonly line: number
  readonly message: string
}

/** The lines of a file that failed: in loading it, in processors that run it, or when it ran as a script. Each line and message once. */
export function failuresIn(
  path: string,
  processors: Iterable<Pick<ProcessorView, 'status'>>,
  failedFiles: readonly FailedFileView[],
  script?: FailureView,
): readonly LineFailure[] {
  const failures = [
    ...failedFiles.map(({ failure }) => failure),
    ...[...processors].flatMap(({ status }) => status.error ?? []),
    ...(script ? [script] : []),
  ]
  const lines = new Map<string, LineFailure>()
  for (const failure of failures) {
    const found = lineIn(path, failure)
    if (found) lines.set(`${found.line.toString()} ${found.message}`, found)
  }
  return [...lines.values()]
}

/** The innermost frame in the file is where the user should look. */
function lineIn(path: string, failure: FailureView): LineFailure | undefined {
  const frame = failure.frames.findLast(({ file }) => file === path)
  return frame && { line: frame.line, message: failureSentence(failure) }
}
