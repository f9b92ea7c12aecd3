import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InstallPlan, InterpreterView } from '@ivw/engine/protocol'
import { routes } from '@ivw/engine/server-protocol'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { projectFolders } from '../project-folders.ts'
import { developmentPython, makeEnvironment, makeWheel } from '../testing/python-environments.ts'
import { rawRequest } from '../testing/raw-http.ts'
import { Workbench } from '../workbench.ts'

let folder: string
let workspace: string
/** Environments beside the workspace. */
let second: string
let bare: string
let bench: Workbench

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'ivw-python-routes-')))
  workspace = join(folder, 'empty.inv')
  await writeFile(workspace, '<InviwoWorkspace version="2"><ProcessorNetwork/></InviwoWorkspace>')
  ;[second, bare] = await Promise.all([
    makeEnvironment(join(folder, 'second')),
    makeEnvironment(join(folder, 'bare'), { withNumpy: false }),
    makeWheel(join(folder, 'wheels'), 'scikit_image', { 'skimage/__init__.py': '' }),
  ])
  // Nothing of this machine's owner is looked at or changed.
  vi.stubEnv('HOME', folder)
  vi.stubEnv('PATH', '')
  vi.stubEnv('VIRTUAL_ENV', undefined)
  vi.stubEnv('PYENV_ROOT', undefined)
  vi.stubEnv('PYTHON_EXECUTABLE', undefined)
  vi.stubEnv('PIP_NO_INDEX', '1')
  vi.stubEnv('PIP_FIND_LINKS', join(folder, 'wheels'))
  bench = await Workbench.start({
    project: projectFolders(),
    version: 'test',
    home: join(folder, 'home'),
    python: developmentPython,
    workspace,
    port: 0,
    log: () => undefined,
  })
  await ready()
})
afterAll(async () => {
  await bench?.close()
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

function ready(): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (bench.host.status.state !== 'ready') return
      subscription.dispose()
      resolve()
    }
    const subscription = bench.host.onStatus(look)
    look()
  })
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<{ status: number; answer: T & { message?: string } }> {
  const token = bench.pageAddress.split('#token=')[1] ?? ''
  const response = await fetch(bench.web.address + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, answer: text === '' ? undefined : JSON.parse(text) }
}
const list = async () => (await ask<InterpreterView[]>('GET', routes.interpreters)).answer

describe('interpreters', () => {
  test('are listed: the one in use first, those that cannot be used last and with why', async () => {
    const found = await list()
    expect(found[0]).toMatchObject({ current: true, version: expect.stringMatching(/^3\./), numpy: expect.any(String) })
    expect(found.filter(({ current }) => current)).toHaveLength(1)
    expect(found).toContainEqual(expect.objectContaining({ path: bare, problem: 'has no NumPy', mendedBy: 'installing' }))
    expect(found.find(({ path }) => path === second)).toMatchObject({ origin: `environment in ${folder}` })
  })

  test('another one is chosen: Python starts anew with it, and the choice is kept', async () => {
    await list()
    const before = bench.host.status.generation
    expect(await ask('PUT', routes.interpreter, { path: second })).toMatchObject({ status: 204 })
    expect(bench.host.status).toMatchObject({ state: 'ready', python: second, generation: before + 1 })
    expect(JSON.parse(await readFile(bench.home.settings, 'utf8'))).toMatchObject({ python: second })
    expect((await list())[0]).toMatchObject({ path: second, current: true })
  })

  test('one that cannot be used is not chosen, and what runs goes on', async () => {
    await list()
    const { generation } = bench.host.status
    const { status, answer } = await ask('PUT', routes.interpreter, { path: bare })
    expect([status, answer.message]).toEqual([422, expect.stringMatching(/has no NumPy\. Install it with:/)])
    expect(bench.host.status).toMatchObject({ state: 'ready', generation })
  })

  test('a path that the user typed is looked at: a program or the folder of an environment', async () => {
    expect((await ask('POST', routes.interpreter, { path: join(folder, 'second') })).answer).toMatchObject({ path: second })
    expect((await ask('POST', routes.interpreter, { path: bare })).answer).toMatchObject({ problem: 'has no NumPy' })
  })

  test.each([
    ['relative', 'python3'],
    ['not there', '/does/not/exist/python3'],
    ['another program', '/bin/sh'],
    ['with a NUL', '/usr/bin/python3\0'],
    ['empty', ''],
  ])('a path that is %s is refused and nothing is run', async (_what, path) => {
    expect((await ask('POST', routes.interpreter, { path })).status).toBe(400)
  })

  test('one that was never looked at is not run', async () => {
    expect((await ask('PUT', routes.interpreter, { path: '/bin/sh' })).status).toBe(404)
    expect((await ask('POST', routes.install, { package: 'scipy', interpreter: '/bin/sh' })).status).toBe(404)
  })
})

describe('installing', () => {
  test('a module is installed under the name of its package, with the command that was shown', async () => {
    await list()
    const wanted = { module: 'skimage.filters', interpreter: bare }
    const { answer: plan } = await ask<InstallPlan>('POST', routes.installPlan, wanted)
    expect(plan).toEqual({ interpreter: bare, package: 'scikit-image', command: `${bare} -m pip install scikit-image` })
    expect((await ask('POST', routes.install, wanted)).answer).toEqual({ outcome: 'installed' })
    expect((await ask('POST', routes.install, { package: 'nowhere-to-be-found', interpreter: bare })).answer).toEqual({ outcome: 'failed' })
  })

  test('one at a time; cancelled it ends, with what it has started', async () => {
    await list()
    // An interpreter whose pip never ends.
    const python = join(folder, 'slow', 'bin', 'python')
    const answer = JSON.stringify({ path: python, version: '3.12.0', numpy: '2.0.0', prefix: join(folder, 'slow') })
    await mkdir(join(folder, 'slow', 'bin'), { recursive: true })
    await writeFile(python, `#!/bin/sh\ncase "$*" in *pip*) /bin/sleep 600 & wait;; *) echo 'ivw:${answer}';; esac\n`, { mode: 0o755 })
    await ask('POST', routes.interpreter, { path: python })
    const slow = ask('POST', routes.install, { package: 'scipy', interpreter: python })
    const other = { package: 'nowhere-to-be-found', interpreter: bare }
    await expect.poll(async () => (await ask('POST', routes.install, other)).status, { timeout: 20_000 }).toBe(409)
    expect((await ask('DELETE', routes.install)).status).toBe(204)
    expect((await slow).answer).toEqual({ outcome: 'cancelled' })
    expect((await ask('POST', routes.install, other)).answer).toEqual({ outcome: 'failed' })
  })

  test.each([['--pre'], ['a b'], ['git+https://evil.example/x'], ['$(id)'], ['scipy; rm -rf ~'], ['']])(
    'the server composes the command from a name only: %j is refused',
    async name => {
      await list()
      for (const path of [routes.installPlan, routes.install])
        expect((await ask('POST', path, { package: name, interpreter: bare })).status).toBe(400)
      expect((await ask('POST', routes.install, { module: name, interpreter: bare })).status).toBe(400)
      expect((await ask('POST', routes.install, { interpreter: bare })).status).toBe(400)
    },
  )
})

describe('the guard stands before all of them', () => {
  const own = () =>
    bench.web.routes.filter(({ path }) =>
      [routes.interpreters, routes.interpreter, routes.installPlan, routes.install].includes(path as never),
    )
  const send = (method: string, path: string, ...headers: string[]) =>
    rawRequest(bench.web.port, [`${method} ${path} HTTP/1.1`, ...headers, 'Content-Length: 2', 'Connection: close'], '{}')
  const host = () => `Host: 127.0.0.1:${bench.web.port}`
  const key = () => `Authorization: Bearer ${bench.pageAddress.split('#token=')[1]}`

  test('without a token, from another site, from a form', async () => {
    expect(own()).toHaveLength(6)
    for (const { method, path, body } of own()) {
      expect((await send(method, path, host())).status).toBe(401)
      expect((await send(method, path, 'Host: evil.example', key())).status).toBe(403)
      expect((await send(method, path, host(), key(), 'Origin: http://evil.example')).status).toBe(403)
      expect((await send(method, path, host(), key(), 'Sec-Fetch-Site: cross-site')).status).toBe(403)
      if (body === 'json') expect((await send(method, path, host(), key(), 'Content-Type: text/plain')).status).toBe(415)
    }
    expect((await send('GET', routes.install, host(), key())).status).toBe(405)
  })
})
