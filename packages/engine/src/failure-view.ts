import { HostLostError, PythonError } from '@ivw/python'
import type { FailureView } from './protocol.ts'

/** What the page shows of an error: for Python's its class, the user's own frames and the traceback. */
export function failureView(error: unknown, phase: string): FailureView {
  if (error instanceof PythonError) {
    const { message, type, frames, traceback } = error
    return { message, type, phase, frames, traceback }
  }
  if (error instanceof HostLostError && error.exit) {
    const { file, line, stderr } = error.exit
    const frames = file === undefined || line === undefined ? [] : [{ file, line, function: '', text: '' }]
    return { message: error.message, type: 'Crash', phase, frames, ...(stderr.length > 0 && { traceback: stderr.join('\n') }) }
  }
  if (!(error instanceof Error)) return { message: String(error), type: 'Error', phase, frames: [] }
  return { message: error.message, type: error.name, phase, frames: [] }
}
