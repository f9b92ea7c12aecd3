import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What a server that has ended should have taken with it: processes that carry its home folder as IVW_TEST_ID in their environment,
 * shared arrays, half-written files.
 */
export async function leftovers(home: string, pid: number | undefined): Promise<string[]> {
  const names = await readdir(home, { recursive: true }).catch(() => [])
  const shared = await readdir('/dev/shm').catch(() => [])
  return [
    ...(await processesWith(`IVW_TEST_ID=${home}`)),
    ...shared.filter(name => name.startsWith(`ivw-${pid}.`)).map(name => `/dev/shm/${name}`),
    ...names.filter(name => name.includes('.tmp-')).map(name => join(home, name)),
  ]
}

/** Living ones; a zombie only waits for its parent. */
async function processesWith(variable: string): Promise<string[]> {
  const found: string[] = []
  for (const pid of (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name))) {
    const [environment = '', state = '', command = ''] = await Promise.all(
      ['environ', 'stat', 'cmdline'].map(file => readFile(join('/proc', pid, file), 'latin1').catch(() => '')),
    )
    if (environment.includes(variable) && !/\) [ZX]/.test(state)) found.push(`process ${pid} ${command.replaceAll('\0', ' ')}`)
  }
  return found
}
