import type { HostExit } from '../transport.ts'
import { innermostPlace, type UserPlace } from './user-stack.ts'

export interface HostEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The last lines that the process wrote to stderr. */
  readonly stderr: readonly string[]
  /** What user code ran: identifier of a processor, or a file. */
  readonly running: string | undefined
  /** Whether a path is a file of the user. */
  readonly isUserFile: (path: string) => boolean
  /** Where it was, when that was asked before it was ended. */
  readonly place?: UserPlace | undefined
  /** Why this side ended it, if it did. */
  readonly endedBy?: 'interrupt' | 'stop' | 'protocol' | 'memory' | undefined
}

const causes: Partial<Record<NodeJS.Signals, string>> = {
  SIGSEGV: 'a segmentation fault (SIGSEGV)',
  SIGABRT: 'an abort (SIGABRT)',
  SIGBUS: 'a bus error (SIGBUS)',
  SIGFPE: 'an arithmetic fault (SIGFPE)',
  SIGILL: 'an illegal instruction (SIGILL)',
  SIGKILL: 'SIGKILL: something outside killed it, often for want of memory',
}

/** Says in one sentence how and where the process ended. */
export function reportExit({ code, signal, stderr, running, isUserFile, endedBy, place = placeOf(stderr, isUserFile) }: HostEnd): HostExit {
  const during = running ? ` while ${running} was running` : ''
  const at = place ? ` (${place.file}, line ${place.line})` : ''
  const common = {
    code,
    signal,
    stderr: stderr.slice(-50),
    running,
    ...(place && { file: place.file, line: place.line }),
    requested: endedBy === 'interrupt' || endedBy === 'stop',
  }
  if (endedBy === 'interrupt')
    return { ...common, reason: `${running ?? 'Python'} did not stop by itself within 2 s; Python was ended${at}.` }
  if (endedBy === 'stop') return { ...common, reason: 'Python was stopped.' }
  if (endedBy === 'protocol') return { ...common, reason: `Python was ended${during}: it sent what is no message${at}.` }
  if (endedBy === 'memory') return { ...common, reason: `Python was ended${during}: it used nearly all memory that there is${at}.` }
  const cause = signal ? (causes[signal] ?? signal) : code === 0 ? 'an exit with code 0' : `an exit with code ${code}`
  return { ...common, reason: `Python ended with ${cause}${during}${at}.` }
}

/** The innermost line of the user in what faulthandler printed last. */
function placeOf(stderr: readonly string[], isUserFile: (path: string) => boolean): UserPlace | undefined {
  const start = stderr.findLastIndex(line => /^(Fatal Python error|Current thread|Thread) |^Stack \(most recent call first\)/.test(line))
  if (start < 0) return undefined
  const first = stderr.findLastIndex((line, index) => index <= start && line.startsWith('Fatal Python error'))
  return innermostPlace(stderr.slice(first < 0 ? start : first), isUserFile)
}
