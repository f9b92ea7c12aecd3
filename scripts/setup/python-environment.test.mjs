import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from './project.mjs'

const run = promisify(execFile)
const developmentPython = join(root, '.venv', 'bin', 'python')

let folder
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-setup-'))
  await symlink(process.execPath, join(folder, 'node'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Puts an interpreter on the path that answers the question of set-up; `venv` is what it does when asked for an environment. */
async function interpreter(name, answer, venv = 'exit 1') {
  const script = `#!/bin/sh\ncase "$*" in "-m venv"*) ${venv};; *) echo '${JSON.stringify(answer)}';; esac\n`
  await writeFile(join(folder, name), script)
  await chmod(join(folder, name), 0o755)
}

/** Runs the step in a process that sees only this folder's programs. */
async function provide(environment = {}) {
  const program = `import { providePython } from ${JSON.stringify(join(import.meta.dirname, 'python-environment.mjs'))}
    await providePython().then(() => console.log('provided'), error => console.log(error.constructor.name + ': ' + error.message))`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], {
    env: { PATH: folder, HOME: folder, ...environment },
  })
  return stdout
}

test('no Python at all', async () => {
  expect(await provide()).toContain('SetupError: No Python was found. Install Python 3.9 to 3.14')
})

test('a Python that is too old', async () => {
  await interpreter('python3', { version: [3, 8, 18], numpy: null, venv: true })
  expect(await provide()).toContain('SetupError: The only Python found is 3.8.18 (python3); 3.9 to 3.14 is needed.')
})

test('a Python without venv', async () => {
  await interpreter('python3', { version: [3, 11, 2], numpy: null, venv: false })
  expect(await provide()).toContain('comes without its venv module. Install it (apt-get install python3-venv)')
})

test('a newer interpreter by its versioned name serves', async () => {
  await interpreter('python3', { version: [3, 8, 18], numpy: null, venv: true })
  await interpreter('python3.12', { version: [3, 12, 1], numpy: null, venv: true }, 'echo "no space left" >&2; exit 1')
  expect(await provide()).toContain('Making the Python environment failed (exit status 1):\nno space left')
})

test('the network is missing', async () => {
  await interpreter(
    'python3',
    { version: [3, 12, 1], numpy: null, venv: true },
    'echo "NewConnectionError: Failed to establish a new connection" >&2; exit 1',
  )
  const output = await provide()
  expect(output).toContain('there is no connection to the network. Connect (or set a proxy) and run the same command again.')
  expect(output).toContain('set PYTHON_EXECUTABLE')
})

test('an interpreter with NumPy that the user points at is enough: nothing is made', async () => {
  expect(await provide({ PYTHON_EXECUTABLE: developmentPython })).toBe('provided\n')
  expect(await provide({ VIRTUAL_ENV: dirname(dirname(developmentPython)) })).toBe('provided\n')
  expect(await readdir(folder)).toEqual(['node'])
})
