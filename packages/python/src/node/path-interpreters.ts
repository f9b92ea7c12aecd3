import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { InterpreterCandidate } from './interpreter.ts'

/** The Pythons in the folders of PATH, in their order. */
export async function onPath({ PATH = '' }: NodeJS.ProcessEnv): Promise<InterpreterCandidate[]> {
  const folders = PATH.split(process.platform === 'win32' ? ';' : ':').filter(Boolean)
  const found = await Promise.all(
    folders.map(async folder => {
      const names = await readdir(folder).catch(() => [])
      return names
        .filter(name => /^python(3(\.\d+)?)?(\.exe)?$/.test(name))
        .sort()
        .map(name => join(folder, name))
    }),
  )
  return found.flat().map(path => ({ path, origin: 'PATH' }))
}
