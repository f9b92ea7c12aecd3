import { execFile } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join, parse } from 'node:path'
import { onPath } from './path-interpreters.ts'

/** Where an interpreter may be named or found, in the order of the search. */
export interface InterpreterSearch {
  /** Chosen in this session, after all else was named. */
  readonly chosen?: string | undefined
  /** `--python`. */
  readonly option?: string | undefined
  /** The choice in the settings. */
  readonly settings?: string | undefined
  readonly workspaceFolder?: string | undefined
  /** `<home>/venv` is the managed environment. */
  readonly home: string
  readonly environment?: NodeJS.ProcessEnv | undefined
}

export interface Interpreter {
  readonly state: 'usable'
  readonly path: string
  /** `3.11.7`. */
  readonly version: string
  readonly numpy: string
  /** Who named it: `--python`, `VIRTUAL_ENV`. */
  readonly origin: string
  /** `sys.prefix`: the folder of the environment. */
  readonly prefix: string
}

export interface RefusedInterpreter {
  readonly state: 'refused'
  readonly path: string
  readonly origin: string
  /** A sentence that says what to do. */
  readonly reason: string
  /** What is wrong in a few words, `no NumPy`. */
  readonly problem: string
  readonly version?: string | undefined
  readonly numpy?: string | undefined
  readonly prefix?: string | undefined
  /** What an installation of NumPy would mend. */
  readonly mendedBy?: 'installing' | 'updating' | undefined
}

/** Where an interpreter may be. */
export interface InterpreterCandidate {
  readonly path: string
  readonly origin: string
}

interface Probe {
  readonly path: string
  readonly version: string
  readonly numpy: string | null
  readonly prefix?: string
}

const oldestPython = [3, 9] as const
const oldestNumpy = [1, 22] as const
const probeMilliseconds = 30_000

// Runs under every Python, also under those that are too old. Asks for NumPy's version without importing it.
const probe = `
import json, sys
numpy = None
try:
    from importlib.metadata import version
    numpy = version("numpy")
except Exception:
    try:
        import numpy as found
        numpy = found.__version__
    except Exception:
        pass
print("ivw:" + json.dumps({"path": sys.executable, "version": "%d.%d.%d" % sys.version_info[:3], "numpy": numpy, "prefix": sys.prefix}))
`

/** The first interpreter that is named or exists. A refused one ends the search: another would lack the packages that the user expects. */
export async function findInterpreter(search: InterpreterSearch): Promise<Interpreter | RefusedInterpreter> {
  const candidate = candidates(search)[0]
  return candidate ? examine(candidate) : notChosen(search)
}

/** Nobody named one and there is no environment: says what there is on PATH and how to come to one that can be used. */
async function notChosen({ home, environment = process.env }: InterpreterSearch): Promise<RefusedInterpreter> {
  const managed = executableIn(join(home, 'venv'))
  const refused = (problem: string, reason: string): RefusedInterpreter => ({
    ...{ state: 'refused', path: managed, origin: 'the managed environment', problem, reason },
  })
  const environmentBy = (python: string) => `${python} -m venv "${join(home, 'venv')}" && "${managed}" -m pip install numpy`
  const found = await Promise.all((await onPath(environment)).slice(0, pathLimit).map(candidate => examine(candidate)))
  const usable = found.find(python => python.state === 'usable')
  if (usable)
    return refused('not chosen', `No Python was chosen. There is one with NumPy ${usable.numpy}; take it with: --python "${usable.path}"`)
  const bare = found.find(python => python.state === 'refused' && python.mendedBy)
  if (bare)
    return refused(
      'no NumPy',
      `There is Python ${bare.version} (${bare.path}), but ${bare.numpy ? `its NumPy ${bare.numpy} is too old` : 'without NumPy'}. Make an environment that has it with: ${environmentBy(`"${bare.path}"`)}`,
    )
  const old = found.find(({ version }) => version !== undefined)
  const lack = old
    ? `The Python that was found is too old (${old.version}, ${old.path}); ${oldestPython.join('.')} or newer is needed`
    : 'No Python was found'
  return refused('not there', `${lack}. Make one with: ${environmentBy('python3')}`)
}

/** PATH names the same few over and over; starting each takes a moment. */
const pathLimit = 6

function candidates({
  chosen,
  option,
  settings,
  workspaceFolder,
  home,
  environment = process.env,
}: InterpreterSearch): InterpreterCandidate[] {
  const named = [
    { path: chosen, origin: 'your choice' },
    { path: option, origin: '--python' },
    { path: environment.PYTHON_EXECUTABLE, origin: 'PYTHON_EXECUTABLE' },
    { path: settings, origin: 'the settings' },
  ]
  const folders = [
    { path: environment.VIRTUAL_ENV, origin: 'VIRTUAL_ENV' },
    { path: environment.CONDA_PREFIX, origin: 'CONDA_PREFIX' },
    { path: workspaceFolder && join(workspaceFolder, '.venv'), origin: 'the .venv beside the workspace' },
    { path: join(home, 'venv'), origin: 'the managed environment' },
  ]
  const given = ({ path }: { path: string | undefined }) => path !== undefined && path !== ''
  return [
    ...named.filter(given).map(({ path = '', origin }) => ({ path: isFolder(path) ? executableIn(path) : path, origin })),
    ...folders
      .filter(given)
      .map(({ path = '', origin }) => ({ path: executableIn(path), origin }))
      .filter(({ path }) => existsSync(path)),
  ]
}

/** Runs an interpreter for a moment and says whether it can be used. Never throws. */
export async function examine(
  candidate: InterpreterCandidate,
  milliseconds: number = probeMilliseconds,
): Promise<Interpreter | RefusedInterpreter> {
  const shown = `The Python of ${candidate.origin} (${candidate.path})`
  const refuse = (problem: string, remedy: string, more: Partial<RefusedInterpreter> = {}): RefusedInterpreter => ({
    state: 'refused',
    ...candidate,
    ...more,
    problem,
    reason: `${shown} ${problem}${remedy}`,
  })
  const choose = 'Choose another with --python PATH.'
  let found: Probe
  try {
    found = await run(candidate.path, milliseconds)
  } catch (error) {
    return refuse(`cannot be run: ${error instanceof Error ? error.message : error}`, `. ${choose}`)
  }
  const { path, version, numpy, prefix = '' } = found
  const known = { path, version, prefix, ...(numpy !== null && { numpy }) }
  if (!isAtLeast(version, oldestPython))
    return refuse(`is version ${version}; ${oldestPython.join('.')} or newer is needed`, `. ${choose}`, known)
  const install = `"${path}" -m pip install`
  if (numpy === null) return refuse('has no NumPy', `. Install it with: ${install} numpy`, { ...known, mendedBy: 'installing' })
  if (!isAtLeast(numpy, oldestNumpy))
    return refuse(`has NumPy ${numpy}; ${oldestNumpy.join('.')} or newer is needed`, `. Update it with: ${install} -U numpy`, {
      ...known,
      mendedBy: 'updating',
    })
  return { state: 'usable', path, version, numpy, origin: candidate.origin, prefix }
}

function run(path: string, milliseconds: number): Promise<Probe> {
  // Not in a folder of the user, whose files would be importable.
  const options = { timeout: milliseconds, cwd: parse(process.cwd()).root, killSignal: 'SIGKILL' as const }
  return new Promise((resolve, reject) => {
    execFile(path, ['-B', '-c', probe], options, (error, stdout, stderr) => {
      const line = stdout.split('\n').find(text => text.startsWith('ivw:'))
      if (line) resolve(JSON.parse(line.slice(4)))
      else reject(new Error(whyNot(error, stderr, milliseconds)))
    })
  })
}

function whyNot(error: (Error & { code?: string | number | null; killed?: boolean }) | null, stderr: string, limit: number): string {
  if (error?.code === 'ENOENT') return 'there is no such file'
  if (error?.code === 'EACCES') return 'it is not executable'
  if (error?.killed) return `it did not answer within ${limit / 1000} s`
  return stderr.trim().split('\n').at(-1)?.replace(/\.+$/, '') || 'it is no Python'
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [foundMajor = 0, foundMinor = 0] = version.split('.').map(Number)
  return foundMajor > major || (foundMajor === major && foundMinor >= minor)
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch {
    // What may not be looked at is tried as a program, which then says why it cannot be run.
    return false
  }
}

/** The interpreter of a virtual or conda environment. */
export function executableIn(folder: string): string {
  if (process.platform !== 'win32') return join(folder, 'bin', 'python')
  const script = join(folder, 'Scripts', 'python.exe')
  return existsSync(script) ? script : join(folder, 'python.exe')
}
