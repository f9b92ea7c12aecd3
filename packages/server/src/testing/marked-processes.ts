import { readdir, readFile } from 'node:fs/promises'

export interface MarkedProcess {
  readonly pid: number
  readonly command: string
}

/** Living processes that carry `IVW_TEST_ID=mark` in their environment; a zombie only waits for its parent. */
export async function processesWith(mark: string): Promise<readonly MarkedProcess[]> {
  const numbers = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number)
  const found = await Promise.all(
    numbers.map(async pid => {
      const [environment, stat, command] = await Promise.all(
        ['environ', 'stat', 'cmdline'].map(file => readFile(`/proc/${pid}/${file}`, 'latin1').catch(() => '')),
      )
      const isOurs = environment?.includes(`IVW_TEST_ID=${mark}\0`) && !/\) [ZX]/.test(stat ?? '')
      return isOurs ? [{ pid, command: (command ?? '').replaceAll('\0', ' ') }] : []
    }),
  )
  return found.flat()
}
