import { readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { poolFolders } from './pool-folders.ts'
import { isAlive } from './process-identity.ts'

/** In the environment of the host and all that it starts: the identity of the server that they belong to. */
export const ownerVariable = 'IVW_HOST_OF'

/** Removes what servers left behind that were killed: array files, and hosts with their children. Returns what was removed. */
export async function sweep(): Promise<{ readonly files: readonly string[]; readonly processes: readonly number[] }> {
  const files = (await Promise.all(poolFolders().map(sweepFolder))).flat()
  return { files, processes: await sweepProcesses() }
}

async function sweepFolder(folder: string): Promise<string[]> {
  const stale = (await readdir(folder).catch(() => [])).filter(name => {
    const owner = /^ivw-(\d+\.\d+)-/.exec(name)?.[1]
    return owner !== undefined && !isAlive(owner)
  })
  const paths = stale.map(name => join(folder, name))
  await Promise.all(paths.map(path => unlink(path).catch(ignoreMissing)))
  return paths
}

async function sweepProcesses(): Promise<number[]> {
  const numbers = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name)).map(Number)
  const ended: number[] = []
  for (const pid of numbers) {
    const owner = await ownerOf(pid)
    if (owner === undefined || isAlive(owner) || pid === process.pid) continue
    try {
      process.kill(pid, 'SIGKILL')
      ended.push(pid)
    } catch {
      // It ended meanwhile, or belongs to somebody else.
    }
  }
  return ended
}

async function ownerOf(pid: number): Promise<string | undefined> {
  const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')
  const entry = environment.split('\0').find(text => text.startsWith(`${ownerVariable}=`))
  return entry?.slice(ownerVariable.length + 1)
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT' && error.code !== 'EACCES' && error.code !== 'EPERM') throw error
}
