import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolders } from '../project-folders.ts'
import { formatPython } from './format-python.ts'

const interpreter = process.env.PYTHON_EXECUTABLE ?? join(projectFolders().root, '.venv/bin/python')
const environment = dirname(dirname(interpreter))
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-format-'))
})
afterAll(() => rm(folder, { recursive: true }))

const format = (text: string, options = { interpreter: undefined as string | undefined, environments: [environment] }) =>
  formatPython({ text, path: join(folder, 'a.py'), ...options })

test('code is written in one way, also what is long and not ASCII', async () => {
  expect(await format("x = {  'a':1 }  # ä\n")).toBe('x = {"a": 1}  # ä\n')
  const long = 'x = 1\n'.repeat(200_000)
  expect((await format(long)).length).toBe(long.length)
})

test('settings beside the file count', async () => {
  const inside = await mkdtemp(join(folder, 'project-'))
  await writeFile(join(inside, 'ruff.toml'), "format.quote-style = 'single'\n")
  const options = { path: join(inside, 'a.py'), interpreter: undefined, environments: [environment] }
  expect(await formatPython({ text: 'x = "a"\n', ...options })).toBe("x = 'a'\n")
})

test('code that is no Python stays, with the place of the fault', async () => {
  await expect(format('def f(:\n')).rejects.toMatchObject({ status: 422, message: expect.stringMatching(/not formatted: .*(1:7|line 1)/s) })
})

test('without a formatter the sentence holds the command that installs one', async () => {
  await expect(format('', { interpreter: '/usr/bin/python3', environments: [] })).rejects.toMatchObject({
    status: 501,
    message: 'There is no formatter for Python. Install one with: /usr/bin/python3 -m pip install ruff',
  })
})
