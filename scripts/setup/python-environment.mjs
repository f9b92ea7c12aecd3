import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { home, root, SetupError } from './project.mjs'
import { mustRun, run, step } from './step.mjs'
import { canInstallSystemPackages, installSystemPackages } from './system-packages.mjs'

const oldest = [3, 9]
const newest = [3, 14]

const inEnvironment = folder => (process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python'))

// Distribution metadata instead of `import numpy`: five times faster, and asked at every start.
const question = `
import json, sys
from importlib import metadata, util
try: numpy = metadata.version("numpy")
except Exception: numpy = None
print(json.dumps({"version": list(sys.version_info[:3]), "numpy": numpy, "venv": bool(util.find_spec("venv") and util.find_spec("ensurepip"))}))
`

/**
 * What an interpreter is.
 * @returns {Promise<{ path: string, version: number[], numpy: string | null, venv: boolean } | undefined>} undefined: not to be started, or older than 3.8
 */
async function examine(path) {
  const { code, output } = await run(path, ['-I', '-c', question])
  if (code !== 0) return undefined
  return { path, ...JSON.parse(output.trim().split('\n').at(-1)) }
}

const within = ([major, minor]) => major === 3 && minor >= oldest[1] && minor <= newest[1]
const numpyServes = numpy => {
  const [major, minor] = (numpy ?? '0.0').split('.').map(Number)
  return major > 1 || (major === 1 && minor >= 22)
}
const usable = found => found !== undefined && within(found.version) && numpyServes(found.numpy)

function chosenInSettings() {
  try {
    return JSON.parse(readFileSync(join(home(), 'settings.json'), 'utf8')).python
  } catch {
    return undefined // No settings yet, or unreadable ones: the server reports those.
  }
}

/** The interpreters that the user has pointed at, in the order in which the server tries them. */
function pointedAt(named) {
  const { PYTHON_EXECUTABLE, VIRTUAL_ENV, CONDA_PREFIX } = process.env
  const environments = [VIRTUAL_ENV, CONDA_PREFIX].filter(Boolean).map(inEnvironment)
  return [named, PYTHON_EXECUTABLE, chosenInSettings(), ...environments].filter(Boolean)
}

/** An interpreter that can make virtual environments; installs one where this process may. */
async function basePython({ mayInstall }) {
  const names = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python']
  for (let minor = newest[1]; minor >= oldest[1]; minor--) names.push(`python3.${minor}`)
  let unsuitable
  for (const name of names) {
    const found = await examine(name)
    if (found && within(found.version) && found.venv) return found.path
    unsuitable ??= found
  }
  if (mayInstall && (await canInstallSystemPackages())) {
    await installSystemPackages(['python3', 'python3-venv'])
    const found = await examine('/usr/bin/python3')
    if (found && within(found.version) && found.venv) return found.path
  }
  if (!unsuitable)
    throw new SetupError(
      'No Python was found. Install Python 3.9 to 3.14 (https://www.python.org, or: apt-get install python3 python3-venv) and run the same command again.',
    )
  const version = unsuitable.version.join('.')
  if (!within(unsuitable.version))
    throw new SetupError(
      `The only Python found is ${version} (${unsuitable.path}); 3.9 to 3.14 is needed. Install a newer one, or set PYTHON_EXECUTABLE to one.`,
    )
  throw new SetupError(
    `Python ${version} (${unsuitable.path}) comes without its venv module. Install it (apt-get install python3-venv) and run the same command again.`,
  )
}

/** Makes a virtual environment whole or not at all, with what `requirements` name. */
async function createEnvironment(folder, requirements, options) {
  const python = inEnvironment(folder)
  try {
    if ((await examine(python)) === undefined) {
      const base = await basePython(options)
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
      await mustRun('Making the Python environment', base, ['-m', 'venv', folder])
    }
    await mustRun('Installing Python packages with pip', python, [
      '-m',
      'pip',
      'install',
      '--disable-pip-version-check',
      '--no-input',
      '--quiet',
      ...requirements,
    ])
  } catch (error) {
    throw new SetupError(
      `${error.message}\nWithout it Python processors cannot run. An interpreter of your own serves too: set PYTHON_EXECUTABLE to a Python 3.9 to 3.14 that has NumPy.`,
      { cause: error },
    )
  }
}

/** Sees to it that some interpreter with NumPy is there: one that the user points at, else a managed one in the user's Inviwo folder. */
export async function providePython(named) {
  for (const path of pointedAt(named)) if (usable(await examine(path))) return await compileLibrary(path)
  const managed = join(home(), 'venv')
  const python = inEnvironment(managed)
  if (usable(await examine(python))) return await compileLibrary(python)
  await step(`Making a Python environment with NumPy in ${managed} (once)`, () =>
    createEnvironment(managed, ['numpy'], { mayInstall: false }),
  )
  await compileLibrary(python)
}

/**
 * The Python host starts with -B, which keeps user code from being read from a stale cache, and so never writes byte code: without this
 * every start would compile the library anew, a third of its time.
 */
async function compileLibrary(python) {
  const packages = ['inviwopy', 'inviwopyapp', 'ivw', 'ivwbase', 'ivwbnl', 'ivwdataframe'].map(name => join(root, 'python', name))
  // Where the folder cannot be written, it is merely slower.
  await run(python, ['-m', 'compileall', '-q', ...packages.filter(existsSync)])
}

/** The environment for developing: NumPy, pytest, mypy and ruff at pinned versions, in `.venv`. */
export async function provideDevelopmentPython() {
  const folder = join(root, '.venv')
  const requirements = join(root, 'python', 'requirements-dev.txt')
  const stamp = join(folder, '.requirements')
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex')
  if (existsSync(inEnvironment(folder)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    await compileLibrary(inEnvironment(folder))
    return inEnvironment(folder)
  }
  await step('Making the development environment for Python in .venv', () =>
    createEnvironment(folder, ['-r', requirements], { mayInstall: true }),
  )
  writeFileSync(stamp, wanted)
  await compileLibrary(inEnvironment(folder))
  return inEnvironment(folder)
}
