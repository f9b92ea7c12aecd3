// Python and NumPy in the range that inviwopy promises, each pair as an environment in .cache/python.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { root } from './project.mjs'
import { mustRun, run, step } from './step.mjs'

/** For each minor version of Python the oldest and the newest NumPy that have wheels for it, and some between. */
const numpyOfMinor = new Map([
  [9, ['1.22.4', '1.26.4', '2.0.2']],
  [10, ['1.24.4', '2.2.6']],
  [11, ['1.23.5', '1.25.2', '2.4.6']],
  [12, ['1.26.4', '2.4.6']],
  [13, ['2.1.3', '2.4.6']],
  [14, ['2.3.5', '2.4.6']],
])

/** All pairs, oldest first. */
export const pairs = [...numpyOfMinor].flatMap(([minor, versions]) => versions.map(numpy => ({ minor, numpy })))

/** The interpreter of a minor version: on the path, else one of pyenv's. */
export async function findInterpreter(minor) {
  const name = `python3.${minor}`
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  const installed = existsSync(pyenv) ? readdirSync(pyenv).filter(version => version.startsWith(`3.${minor}.`)) : []
  const candidates = [
    name,
    ...installed
      .sort()
      .reverse()
      .map(version => join(pyenv, version, 'bin', name)),
  ]
  for (const path of candidates) {
    const { code, output } = await run(path, ['-I', '-c', 'import sys, venv, ensurepip; print(sys.version_info[1])'])
    if (code === 0 && Number(output) === minor) return path
  }
  return undefined
}

/** The environment of a pair with pytest; made once. */
export async function providePair(interpreter, { minor, numpy }) {
  const folder = join(root, '.cache', 'python', `3.${minor}-numpy-${numpy}`)
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const requirements = [`numpy==${numpy}`, 'pytest<10', 'tqdm']
  const stamp = join(folder, '.requirements')
  const wanted = createHash('sha256').update(requirements.join('\n')).digest('hex')
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python
  await step(`Making an environment with Python 3.${minor} and NumPy ${numpy} in ${folder} (once)`, async () => {
    rmSync(folder, { recursive: true, force: true })
    await mustRun('Making the environment', interpreter, ['-m', 'venv', folder])
    const options = ['--disable-pip-version-check', '--no-input', '--quiet', '--only-binary', ':all:']
    await mustRun('Installing Python packages with pip', python, ['-m', 'pip', 'install', ...options, ...requirements])
  })
  writeFileSync(stamp, wanted)
  return python
}
