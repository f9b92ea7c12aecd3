import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const ivw = join(root, 'packages/server/bin/ivw.mjs')
const example = join(root, 'examples/numpy-source.inv')

// As a user starts it: without the variables that lead to a software GPU.
const { VK_DRIVER_FILES: _driver, LD_LIBRARY_PATH: _libraries, ...environment } = process.env
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-e2e-command-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a machine without a GPU draws all the same', async () => {
  const { stdout, stderr } = await run(
    process.execPath,
    [ivw, 'render', example, '--out', folder, '--size', '64x64', '--home', join(folder, 'home')],
    { env: environment },
  )
  expect(stdout).toContain('Canvas.png (64 x 64)')
  expect(stderr).toBe('')
  expect(existsSync(join(folder, 'Canvas.png'))).toBe(true)
})

test('the exit status is that of the command, also from a second process', async () => {
  const parameters = [ivw, 'render', example, '--out', folder, '--set', 'NumpySource.none=1', '--home', join(folder, 'home')]
  await expect(run(process.execPath, parameters, { env: environment })).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no property NumpySource.none'),
  })
})

test('killed, it takes its second process along', async () => {
  const mark = `IVW_TEST_ID=${folder}`
  const child = spawn(process.execPath, [ivw, 'run', join(root, 'e2e/fixtures/forever.py'), '--home', join(folder, 'home')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...environment, IVW_TEST_ID: folder },
  })
  await new Promise(resolve => child.stdout.once('data', resolve))
  child.kill('SIGKILL')
  await vi.waitFor(async () => expect(await marked(mark)).toEqual([]), { timeout: 5000 })
})

/** Living processes with the mark in their environment. */
async function marked(mark: string): Promise<string[]> {
  const found: string[] = []
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    const [variables, status] = await Promise.all(
      ['environ', 'stat'].map(file => readFile(join('/proc', pid, file), 'latin1').catch(() => '')),
    )
    if (variables?.includes(mark) && !/\) Z/.test(status ?? '')) found.push(pid)
  }
  return found
}
