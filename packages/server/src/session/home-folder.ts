import { chmod, mkdir, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { messageOf, UsageError } from '../errors.ts'
import { sweepTemporaryFiles } from '../files/atomic-write.ts'

/** The user's Inviwo folder and what is in it. */
export interface HomeFolder {
  readonly path: string
  /** The user's own Python processors. */
  readonly processors: string
  readonly journal: string
  /** Secrets of running servers: closed to other users and to the page. */
  readonly run: string
  readonly settings: string
  /** Workspaces that the user keeps to begin others with. */
  readonly templates: string
  /** Pictures that were drawn for workspaces without one. */
  readonly pictures: string
  readonly recent: string
}

/** Where the home folder is: `--home`, else IVW_HOME, else `~/.inviwo`. */
export function homePath(option: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(option ?? (environment.IVW_HOME || join(homedir(), '.inviwo')))
}

/** Makes the home folder complete and removes what killed servers left in it. UsageError when it cannot be written. */
export async function openHomeFolder(path: string): Promise<HomeFolder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    const real = await realpath(path)
    const home = {
      path: real,
      processors: join(real, 'python_processors'),
      journal: join(real, 'journal'),
      run: join(real, 'run'),
      settings: join(real, 'settings.json'),
      templates: join(real, 'templates'),
      pictures: join(real, 'pictures'),
      recent: join(real, 'recent.json'),
    }
    await Promise.all([home.processors, home.journal, home.templates].map(folder => mkdir(folder, { recursive: true })))
    await mkdir(home.run, { recursive: true, mode: 0o700 })
    await chmod(home.run, 0o700)
    await Promise.all([home.path, home.processors, home.journal, home.templates, home.pictures].map(sweepTemporaryFiles))
    return { ...home, processors: await realpath(home.processors) }
  } catch (error) {
    throw new UsageError(`The home folder ${path} cannot be used: ${messageOf(error)}. Choose another one with --home.`, 1)
  }
}
