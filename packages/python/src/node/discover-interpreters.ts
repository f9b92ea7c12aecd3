import { existsSync } from 'node:fs'
import { readdir, readFile, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { examine, executableIn, type Interpreter, type InterpreterCandidate, isFolder, type RefusedInterpreter } from './interpreter.ts'
import { onPath } from './path-interpreters.ts'

/** Where interpreters are looked for. */
export interface InterpreterPlaces {
  /** Named ones: the one in use, the choice in the settings, what the user typed. Found elsewhere as well, they are told of from there. */
  readonly named?: readonly InterpreterCandidate[]
  /** Folders beside which environments lie: that of the workspace, the working folder. */
  readonly folders?: readonly string[]
  /** `<home>/venv` is the managed environment. */
  readonly home: string
  readonly userHome?: string
  readonly environment?: NodeJS.ProcessEnv
}

// A broken environment on a network drive must not keep the list from the user.
const probeMilliseconds = 10_000
/** Starting Python is work for the machine that also draws. */
const probesAtOnce = 4

/** Every interpreter that is found, each environment once: usable ones as well as those that are refused, with why. */
export async function discoverInterpreters(places: InterpreterPlaces): Promise<readonly (Interpreter | RefusedInterpreter)[]> {
  const candidates = await distinct(await candidatesOf(places))
  const examined: (Interpreter | RefusedInterpreter)[] = new Array(candidates.length)
  let next = 0
  const work = async () => {
    while (next < candidates.length) {
      const index = next++
      examined[index] = await examine(candidates[index] as InterpreterCandidate, probeMilliseconds)
    }
  }
  await Promise.all(Array.from({ length: probesAtOnce }, work))
  // Launchers (pyenv's shims) name another interpreter than themselves.
  const seen = new Set<string>()
  return examined.filter(({ prefix, version, path }, index) => {
    // Of a version manager, for a version that is not active; its versions are found where they are.
    if (prefix === undefined && isShim(candidates[index])) return false
    const key = prefix ? `${prefix} ${version}` : path
    return !seen.has(key) && seen.add(key)
  })
}

async function candidatesOf(places: InterpreterPlaces): Promise<InterpreterCandidate[]> {
  const { named = [], folders = [], home, userHome = homedir(), environment = process.env } = places
  const variables = ['VIRTUAL_ENV', 'CONDA_PREFIX'].map(name => ({ folder: environment[name], origin: name }))
  const roots = condaRoots(userHome, environment)
  const groups = await Promise.all([
    variables.map(({ folder, origin }) => inEnvironment(folder ?? '', origin)),
    ...folders.map(async folder => (await environmentsIn(folder)).map(path => inEnvironment(path, `environment in ${folder}`))),
    [inEnvironment(join(home, 'venv'), 'the managed environment')],
    onPath(environment),
    folderNames(join(environment.PYENV_ROOT || join(userHome, '.pyenv'), 'versions')).then(paths =>
      paths.map(path => inEnvironment(path, 'pyenv')),
    ),
    folderNames(uvFolder(userHome, environment)).then(paths => paths.map(path => inEnvironment(path, 'uv'))),
    condaEnvironments(userHome, roots).then(paths => paths.map(path => inEnvironment(path, 'conda'))),
  ])
  const given = named.filter(({ path }) => path !== '')
  const resolved = given.map(({ path, origin }) => ({ path: isFolder(path) ? executableIn(path) : path, origin }))
  // What somebody named is shown also when it is not there: that is what is wrong with it.
  return [...groups.flat().filter(({ path }) => existsSync(path)), ...resolved]
}

const isShim = (candidate: InterpreterCandidate | undefined): boolean =>
  candidate?.origin === 'PATH' && basename(dirname(candidate.path)) === 'shims'

const inEnvironment = (folder: string, origin: string): InterpreterCandidate => ({
  path: folder === '' ? '' : executableIn(folder),
  origin,
})

/** Virtual environments directly in a folder: `.venv`, and whatever else they are called. */
async function environmentsIn(folder: string): Promise<string[]> {
  return (await folderNames(folder)).filter(path => existsSync(join(path, 'pyvenv.cfg')))
}

function uvFolder(userHome: string, { UV_PYTHON_INSTALL_DIR, XDG_DATA_HOME }: NodeJS.ProcessEnv): string {
  return UV_PYTHON_INSTALL_DIR || join(XDG_DATA_HOME || join(userHome, '.local', 'share'), 'uv', 'python')
}

const condaNames = ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba']

function condaRoots(userHome: string, { CONDA_EXE, MAMBA_ROOT_PREFIX }: NodeJS.ProcessEnv): string[] {
  const named = [CONDA_EXE && dirname(dirname(CONDA_EXE)), MAMBA_ROOT_PREFIX].filter(path => path !== undefined && path !== '')
  return [...(named as string[]), ...condaNames.map(name => join(userHome, name)), '/opt/conda']
}

async function condaEnvironments(userHome: string, roots: readonly string[]): Promise<string[]> {
  const listed = await readFile(join(userHome, '.conda', 'environments.txt'), 'utf8').catch(() => '')
  const below = await Promise.all(roots.map(async root => [root, ...(await folderNames(join(root, 'envs')))]))
  return [...listed.split('\n').map(line => line.trim()), ...below.flat()].filter(Boolean)
}

/** Paths of the folders in a folder, links included; none when it cannot be read. */
async function folderNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter(entry => entry.isDirectory() || entry.isSymbolicLink()).map(entry => join(folder, entry.name))
}

/** Without names that lead to the same interpreter in the same environment. */
async function distinct(candidates: readonly InterpreterCandidate[]): Promise<InterpreterCandidate[]> {
  const keys = await Promise.all(candidates.map(({ path }) => identity(path)))
  return candidates.filter((_, index) => keys.indexOf(keys[index] as string) === index)
}

async function identity(path: string): Promise<string> {
  const folder = dirname(path)
  // In a virtual environment every name is a link to the one interpreter that it was made from.
  if (existsSync(join(folder, '..', 'pyvenv.cfg'))) return realpath(folder).catch(() => folder)
  return realpath(path).catch(() => join(folder, basename(path)))
}
