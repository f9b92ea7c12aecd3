import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of processor time that a process and all that it started have used so far; undefined where there is no /proc. */
export function processorTime(pid: number | undefined): number | undefined {
  if (pid === undefined || !existsSync(`/proc/${pid}/schedstat`)) return undefined
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(Number(name)))
  let time = 0
  for (const candidate of parents.keys()) {
    let at: number | undefined = candidate
    while (at && at !== pid) at = parents.get(at)
    if (at === pid) time += timeOf(candidate)
  }
  return time
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)
}

function timeOf(pid: number): number {
  let nanoseconds = 0
  try {
    for (const task of readdirSync(`/proc/${pid}/task`)) nanoseconds += Number(read(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0])
  } catch {
    // It ended meanwhile.
  }
  return nanoseconds / 1e6
}

/** Nothing where the process has ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
