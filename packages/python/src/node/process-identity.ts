import { readFileSync } from 'node:fs'

/** Names a process so that a later one with the same number is not taken for it: `pid.startTime`. */
export function processIdentity(pid = process.pid): string {
  return `${pid}.${startTime(pid) ?? 0}`
}

/** False when it ended, is a zombie, or its number went to another process. Where `/proc` is missing, by number alone. */
export function isAlive(identity: string): boolean {
  const [pid, start] = identity.split('.').map(Number)
  if (pid === undefined || !Number.isSafeInteger(pid) || pid <= 0) return false
  if (start) return startTime(pid) === start
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function startTime(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name in parentheses may hold spaces; state is the first field after it, the start time the twentieth.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : Number(fields[19])
  } catch {
    return undefined
  }
}
