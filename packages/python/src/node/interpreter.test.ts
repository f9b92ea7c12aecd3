import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findInterpreter } from './interpreter.ts'

const python = resolve(import.meta.dirname, '../../../../.venv/bin/python')
let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ivw-interpreter-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** A program that answers like an interpreter. */
function fake(name: string, answer: string): string {
  const path = join(home, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${answer}\n`)
  chmodSync(path, 0o755)
  return path
}
const saying = (version: string, numpy: string | null) =>
  `echo 'noise from sitecustomize'; echo 'ivw:${JSON.stringify({ path: '/usr/bin/it', version, numpy })}'`

function environment(name: string): string {
  const folder = join(home, name)
  mkdirSync(join(folder, 'bin'), { recursive: true })
  symlinkSync(python, join(folder, 'bin/python'))
  return folder
}

describe('in this order', () => {
  const all = () => ({
    option: python,
    settings: python,
    workspaceFolder: join(environment('work/.venv'), '..'),
    home: join(environment('venv'), '..'),
    environment: { PYTHON_EXECUTABLE: python, VIRTUAL_ENV: environment('active'), CONDA_PREFIX: environment('conda') },
  })

  test.each([
    ['--python', []],
    ['PYTHON_EXECUTABLE', ['option']],
    ['the settings', ['option', 'PYTHON_EXECUTABLE']],
    ['VIRTUAL_ENV', ['option', 'PYTHON_EXECUTABLE', 'settings']],
    ['CONDA_PREFIX', ['option', 'PYTHON_EXECUTABLE', 'settings', 'VIRTUAL_ENV']],
    ['the .venv beside the workspace', ['option', 'PYTHON_EXECUTABLE', 'settings', 'VIRTUAL_ENV', 'CONDA_PREFIX']],
    ['the managed environment', ['option', 'PYTHON_EXECUTABLE', 'settings', 'VIRTUAL_ENV', 'CONDA_PREFIX', 'workspaceFolder']],
  ])('%s', async (origin, missing) => {
    const search = all()
    for (const name of missing) {
      delete (search as Record<string, unknown>)[name]
      delete (search.environment as Record<string, unknown>)[name]
    }
    // The environments of this test have no packages of their own, so that they may be refused; who named it is the question.
    expect((await findInterpreter(search)).origin).toBe(origin)
  })

  test('an environment that is named but does not exist is passed over', async () => {
    const found = await findInterpreter({ home: join(environment('venv'), '..'), environment: { VIRTUAL_ENV: '/does/not/exist' } })
    expect(found.origin).toBe('the managed environment')
  })
})

test('a usable one tells its versions', async () => {
  expect(await findInterpreter({ option: python, home, environment: {} })).toMatchObject({
    state: 'usable',
    version: expect.stringMatching(/^3\.\d+\.\d+$/),
    numpy: expect.stringMatching(/^\d+\.\d+/),
  })
})

test('a folder stands for the environment in it', async () => {
  expect(await findInterpreter({ option: resolve(python, '../..'), home, environment: {} })).toMatchObject({ state: 'usable' })
})

test.each([
  ['too old', saying('3.8.18', '1.24.0'), /is version 3\.8\.18; 3\.9 or newer is needed/],
  ['Python 2', saying('2.7.18', null), /is version 2\.7\.18; 3\.9 or newer/],
  ['without NumPy', saying('3.12.1', null), /has no NumPy\. Install it with: "\/usr\/bin\/it" -m pip install numpy/],
  [
    'with an old NumPy',
    saying('3.9.18', '1.19.5'),
    /has NumPy 1\.19\.5; 1\.22 or newer is needed\. Update it with: .* -m pip install -U numpy/,
  ],
  ['no Python at all', 'echo hello; exit 3', /cannot be run: it is no Python/],
  ['broken', 'echo "symbol lookup error" >&2; exit 127', /cannot be run: symbol lookup error/],
])('one that is %s is refused with what to do', async (_name, answer, reason) => {
  const found = await findInterpreter({ option: fake('python', answer), home, environment: {} })
  expect(found).toMatchObject({ state: 'refused', reason: expect.stringMatching(reason) })
})

test('one that does not exist, is not executable, or is not there at all', async () => {
  expect(await findInterpreter({ option: '/does/not/exist', home, environment: {} })).toMatchObject({
    reason: expect.stringMatching(/there is no such file/),
  })
  const plain = join(home, 'plain')
  writeFileSync(plain, '')
  expect(await findInterpreter({ option: plain, home, environment: {} })).toMatchObject({ reason: expect.stringMatching(/not executable/) })
  expect(await findInterpreter({ home, environment: {} })).toMatchObject({
    reason: expect.stringMatching(/No Python was found\. Make one with: python3 -m venv/),
  })
})

test.each([
  [
    'no NumPy',
    saying('3.12.1', null),
    /^There is Python 3\.12\.1 \(\/usr\/bin\/it\), but without NumPy\. Make an environment that has it with: "\/usr\/bin\/it" -m venv ".*venv" && ".*python" -m pip install numpy$/,
  ],
  ['no NumPy', saying('3.12.1', '1.19.5'), /but its NumPy 1\.19\.5 is too old\. Make an environment/],
  [
    'not there',
    saying('3.8.18', '1.24.0'),
    /^The Python that was found is too old \(3\.8\.18, .*\); 3\.9 or newer is needed\. Make one with: /,
  ],
  [
    'not chosen',
    saying('3.12.1', '2.0.0'),
    /^No Python was chosen\. There is one with NumPy 2\.0\.0; take it with: --python "\/usr\/bin\/it"$/,
  ],
])('where none was named, what is on PATH is told of: %s', async (problem, answer, reason) => {
  fake('path/python3', answer)
  const found = await findInterpreter({ home, environment: { PATH: join(home, 'path') } })
  expect(found).toMatchObject({ state: 'refused', problem, reason: expect.stringMatching(reason) })
})
