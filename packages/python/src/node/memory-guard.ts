import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import type { Disposable } from '@ivw/network'

const pollMilliseconds = 100
const allowedShare = 0.95

/** Calls `onExceeded` once, when the process has nearly all memory in use: what the kernel would end next could be this program. */
export function watchMemory(pid: number, limit: number, onExceeded: (bytes: number) => void): Disposable {
  const timer = setInterval(() => {
    const used = residentBytes(pid)
    if (used <= limit * allowedShare) return
    clearInterval(timer)
    onExceeded(used)
  }, pollMilliseconds)
  timer.unref()
  return { dispose: () => clearInterval(timer) }
}

/** Bytes that processes may use here: the machine's, or less in a container. */
export function availableMemory(): number {
  return Math.min(totalmem(), containerLimit())
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
