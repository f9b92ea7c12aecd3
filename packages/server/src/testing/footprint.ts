import { readdir, readFile, readlink } from 'node:fs/promises'

/** What a process holds. */
export interface Footprint {
  readonly descriptors: number
  readonly residentBytes: number
}

export async function footprintOf(pid: number): Promise<Footprint> {
  const descriptors = await readdir(`/proc/${pid}/fd`)
  const kinds = await Promise.all(descriptors.map(name => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')))
  const status = await readFile(`/proc/${pid}/status`, 'latin1')
  const resident = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1])
  return { descriptors: kinds.filter(kind => kind !== '').length, residentBytes: resident * 1024 }
}

/** Bytes that a server may hold more than at first. */
const allowedGrowth = 64 * 2 ** 20
const patience = 15_000

/** Resolves when a process holds no more descriptors and memory than before; connections of requests close a while after them. */
export async function becomesAsLight(pid: number, before: Footprint): Promise<void> {
  const begun = performance.now()
  for (;;) {
    const { descriptors, residentBytes } = await footprintOf(pid)
    if (descriptors <= before.descriptors && residentBytes < before.residentBytes + allowedGrowth) return
    if (performance.now() - begun > patience)
      throw new Error(
        `The server has ${descriptors} descriptors, had ${before.descriptors}; ${residentBytes} bytes, had ${before.residentBytes}`,
      )
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
