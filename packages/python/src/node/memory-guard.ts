import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import type { Disposable } from '@ivw/network'

const pollMilliseconds = 100
const warnedShare = 0.8
const allowedShare = 0.95
/** A warning is given again after the use was below this. */
const calmShare = 0.7
/** Of what a process may use, so much for arrays of its own: asking for more raises MemoryError before the guard has to end it. */
export const dataShare = 0.9

export interface MemoryLimits {
  /** Bytes. */
  readonly limit: number
  readonly onWarning: (bytes: number) => void
  /** Called once, when the process has nearly all memory in use: what the kernel would end next could be this program. */
  readonly onExceeded: (bytes: number) => void
}

export function watchMemory(pid: number, { limit, onWarning, onExceeded }: MemoryLimits): Disposable {
  let warned = false
  const timer = setInterval(() => {
    const used = residentBytes(pid)
    if (used > limit * allowedShare) {
      clearInterval(timer)
      onExceeded(used)
    } else if (used > limit * warnedShare && !warned) {
      warned = true
      onWarning(used)
    } else if (used < limit * calmShare) warned = false
  }, pollMilliseconds)
  timer.unref()
  return { dispose: () => clearInterval(timer) }
}

/** Bytes that processes may use here: the machine's, or less in a container. */
export function availableMemory(): number {
  return Math.min(totalmem(), containerLimit())
}

/** `1.5 GB`, `300 MB`. */
export function shownBytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

function containerLimit(): number {
  try {
    return Number(readFileSync('/sys/fs/cgroup/memory.max', 'latin1')) || Number.POSITIVE_INFINITY
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** 0 where `/proc` is missing. */
function residentBytes(pid: number): number {
  try {
    const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return Number(resident ?? 0) * 1024
  } catch {
    return 0
  }
}
