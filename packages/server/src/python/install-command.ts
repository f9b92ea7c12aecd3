import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { RequestError } from '../errors.ts'
import { condaNameOf, isDistributionName } from './distribution-names.ts'

export interface InstallTarget {
  /** Of the interpreter. */
  readonly path: string
  /** `sys.prefix`: the folder of its environment. */
  readonly prefix: string
  readonly version?: string | undefined
}

/** A program and its arguments, run without a shell. */
export interface InstallCommand {
  readonly program: string
  readonly arguments: readonly string[]
  /** Why it would fail, and what to do instead. */
  readonly refusal?: string | undefined
}

/**
 * The command that installs a package into an environment, with the tool that the environment was made with. It is made of a
 * known interpreter and a name of letters and digits only: RequestError 400 for any other.
 */
export function installCommand(
  { path, prefix, version = '' }: InstallTarget,
  distribution: string,
  update: boolean,
  environment: NodeJS.ProcessEnv = process.env,
): InstallCommand {
  if (!isDistributionName(distribution)) throw new RequestError(400, 'That is not the name of a Python package.')
  const uv = isMadeByUv(prefix) ? onPath('uv', environment) : undefined
  if (uv) return { program: uv, arguments: ['pip', 'install', ...(update ? ['--upgrade'] : []), '--python', path, distribution] }
  const conda = existsSync(join(prefix, 'conda-meta')) ? condaProgram(environment) : undefined
  if (conda) return { program: conda, arguments: [update ? 'update' : 'install', '--yes', '--prefix', prefix, condaNameOf(distribution)] }
  const refusal = isManagedBySystem(prefix, version)
    ? `The system manages the packages of ${path} itself. Make an environment of your own with: "${path}" -m venv .venv`
    : undefined
  return { program: path, arguments: ['-m', 'pip', 'install', ...(update ? ['--upgrade'] : []), distribution], refusal }
}

/** As one would type it. */
export function shownCommand({ program, arguments: given }: InstallCommand): string {
  return [program, ...given].map(part => (/^[\w@%+=:,./\\-]+$/.test(part) ? part : `"${part}"`)).join(' ')
}

function isMadeByUv(prefix: string): boolean {
  try {
    return /^uv\s*=/m.test(readFileSync(join(prefix, 'pyvenv.cfg'), 'utf8'))
  } catch {
    // No virtual environment at all.
    return false
  }
}

/** PEP 668: pip refuses to change the system's own Python. */
function isManagedBySystem(prefix: string, version: string): boolean {
  const [major, minor] = version.split('.')
  return ['lib', 'lib64'].some(folder => existsSync(join(prefix, folder, `python${major}.${minor}`, 'EXTERNALLY-MANAGED')))
}

function condaProgram(environment: NodeJS.ProcessEnv): string | undefined {
  const { CONDA_EXE } = environment
  if (CONDA_EXE && existsSync(CONDA_EXE)) return CONDA_EXE
  return ['conda', 'mamba', 'micromamba'].map(name => onPath(name, environment)).find(found => found !== undefined)
}

function onPath(name: string, { PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  return PATH.split(delimiter)
    .map(folder => join(folder, file))
    .find(path => existsSync(path))
}
