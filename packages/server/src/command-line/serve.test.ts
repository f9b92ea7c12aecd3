import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { EngineClient } from '../testing/engine-client.ts'
import { BuiltIvw, type IvwProcess } from '../testing/ivw-process.ts'

let ivw: BuiltIvw
let folder: string
let home: string
const running: IvwProcess[] = []
const examples = join(import.meta.dirname, '../../../../examples/processors')
const own = join(import.meta.dirname, '../../../../python/inviwopy/_processors')
const python = process.env.PYTHON_EXECUTABLE ?? join(import.meta.dirname, '../../../../.venv/bin/python')

beforeAll(async () => {
  ivw = await BuiltIvw.build()
})
afterAll(() => ivw.remove())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-serve-'))
  home = join(folder, 'home')
})
afterEach(async () => {
  for (const { process: child, closed } of running.splice(0)) {
    child.kill('SIGKILL')
    await closed
  }
  await rm(folder, { recursive: true })
})

/** Every process of a test carries this in its environment. */
const mark = () => `IVW_TEST_ID=${folder}`

function serve(parameters: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): IvwProcess {
  const started = ivw.start(['--port', '0', '--no-open', '--home', home, ...parameters], {
    IVW_TEST_ID: folder,
    PYTHON_EXECUTABLE: python,
    ...environment,
  })
  running.push(started)
  return started
}

/** Living processes of this test, zombies not counted. */
async function processes(): Promise<string[]> {
  const found: string[] = []
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    const [environment, status] = await Promise.all(
      ['environ', 'stat'].map(file => readFile(join('/proc', pid, file), 'latin1').catch(() => '')),
    )
    if (environment?.includes(mark()) && !/\) Z/.test(status ?? '')) found.push(pid)
  }
  return found
}

async function api(ready: { port: number; token: string }, path: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${ready.port}${path}`, { headers: { Authorization: `Bearer ${ready.token}` } })
  return await response.json()
}

describe('starting', () => {
  test('prints the address, serves the session, starts Python, and stops without a trace', async () => {
    const server = serve()
    const ready = await server.served()
    expect(await api(ready, '/api/session')).toMatchObject({
      home,
      processorFolders: [join(home, 'python_processors'), examples, own],
      workspaceNamed: false,
      version: '0.1.0',
    })
    await server.said(/Python 3\.\d+\.\d+ with NumPy \d\S* is ready/)
    expect((await processes()).length).toBeGreaterThan(1)
    server.process.kill('SIGTERM')
    expect(await server.closed).toEqual({ code: 0, signal: null })
    expect(await processes()).toEqual([])
    expect(await readdir(join(home, 'run'))).toEqual([])
  })

  test('the token is in no process list and in no file (T16, T23)', async () => {
    const server = serve()
    const { token } = await server.served()
    await server.said(/is ready/)
    for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
      const line = await readFile(join('/proc', pid, 'cmdline'), 'latin1').catch(() => '')
      expect(line).not.toContain(token)
    }
    for (const name of await readdir(home, { recursive: true, withFileTypes: true }))
      if (name.isFile()) expect(await readFile(join(name.parentPath, name.name), 'latin1')).not.toContain(token)
    const { port, token: second } = await serve().served()
    expect(second).not.toBe(token)
    expect(port).toBeGreaterThan(0)
  })

  test('a workspace, data and processors from the command line, options before or after', async () => {
    const workspace = join(folder, 'a.inv')
    await writeFile(workspace, '<x/>')
    const server = ivw.start([workspace, '--processors', folder, '--inviwo-data', folder, '--port', '0', '--no-open', '--home', home], {
      IVW_TEST_ID: folder,
      PYTHON_EXECUTABLE: python,
    })
    running.push(server)
    const ready = await server.served()
    expect(await api(ready, '/api/session')).toMatchObject({
      workspace,
      workspaceNamed: true,
      inviwoData: folder,
      processorFolders: [join(home, 'python_processors'), folder, examples, own],
    })
    await fetch(`http://127.0.0.1:${ready.port}/api/journal`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${ready.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: 'another one', modified: false }),
    })
    expect(await api(ready, '/api/session')).toMatchObject({ workspaceNamed: false })
  })

  test('Python can be left out, and be turned on later', async () => {
    const server = serve(['--no-python'])
    const ready = await server.served()
    await server.said(/Python is left out in this session \(--no-python\)\. Turn it on in the Python menu/)
    expect(await processes()).toHaveLength(1)
    const engine = await EngineClient.open(ready.port, ready.token)
    engine.send({ kind: 'attach', takeOver: false })
    await engine.arrival(message => message.kind === 'pythonStatus' && message.status.state === 'off')
    engine.send({ kind: 'restart', id: 1 })
    await server.said(/Python 3\.\d+\.\d+ with NumPy/)
    engine.socket.close()
  })

  test('a second server on the same home has a session of its own (F30)', async () => {
    const first = await serve().served()
    await fetch(`http://127.0.0.1:${first.port}/api/journal`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${first.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: 'mine', modified: true }),
    })
    expect(await api(first, '/api/journal')).toEqual({ text: 'mine', modified: true })
    const second = serve()
    await second.said(
      new RegExp(`Another server uses \\S+ \\(process ${running.at(-2)?.process.pid}\\): this one keeps a session of its own`),
    )
    expect(await api(await second.served(), '/api/journal')).toBeNull()
  })
})

describe('what is wrong is said in one sentence, with an exit status (F40)', () => {
  test('a port that is taken', async () => {
    const { port } = await serve().served()
    const second = await ivw.run(['serve', '--port', String(port), '--no-open', '--home', home], { PYTHON_EXECUTABLE: python })
    expect(second).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining(`Port ${port} is in use. Choose another one with --port`),
    })
  })

  test.each([
    [['serve', '--port', 'x'], 'A port is a number from 0 to 65535'],
    [['serve', '--port', '70000'], 'A port is a number from 0 to 65535'],
    [['serve', '--unknown'], "unknown option '--unknown'"],
    [['serve', 'a.inv', 'b.inv'], 'too many arguments'],
    [['--home', '/nowhere', 'none.inv'], 'cannot be used'],
    [['render', 'x.inv'], "required option '--out <folder>' not specified"],
    [['render', 'x.inv', '--out', 'o', '--size', '10'], 'A size is WIDTHxHEIGHT'],
    [['render', 'x.inv', '--out', 'o', '--timeout', '-1'], 'It is a positive number of seconds'],
    [['render', 'x.inv', '--out', 'o', '--set', 'a=1'], 'A property is set with Processor.path.to.property=VALUE'],
    [['new'], "missing required argument 'name'"],
  ])('%j', async (parameters, sentence) => {
    const blocked = join(folder, 'file')
    await writeFile(blocked, '')
    const result = await ivw.run(parameters.map(text => (text === '/nowhere' ? join(blocked, 'home') : text)))
    expect(result.status).toBe(sentence === 'cannot be used' ? 1 : 2)
    expect(result.stderr).toContain(sentence)
    expect(result.stderr).not.toMatch(/^ +at /m)
  })

  test('a workspace or folder that is not there', async () => {
    expect(await ivw.run(['none.inv', '--home', home])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^There is no workspace .*none\.inv\.$/m),
    })
    expect(await ivw.run(['--processors', '/none', '--home', home])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^There is no processor folder \/none\.$/m),
    })
  })

  test('damaged settings and journal are moved aside, and it starts', async () => {
    const first = await serve().served()
    expect(await api(first, '/api/settings')).toEqual({})
    running.at(-1)!.process.kill('SIGKILL')
    await running.at(-1)!.closed
    await writeFile(join(home, 'settings.json'), '{')
    await writeFile(join(home, 'journal', 'session-1.json'), '\0\0')
    const server = serve()
    const ready = await server.served()
    expect(await api(ready, '/api/journal')).toBeNull()
    expect(await readFile(join(home, 'settings.json.invalid'), 'utf8')).toBe('{')
    expect(await readFile(join(home, 'journal', 'session-1.json.invalid'), 'utf8')).toBe('\0\0')
    expect(server.stderr).toContain('is damaged')
  })

  test.skipIf(process.getuid?.() === 0)('a processor folder that may not be read: it starts without it, and says so', async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed, { mode: 0 })
    const server = serve(['--processors', closed])
    await server.served()
    await server.said(/is ready/)
    await chmod(closed, 0o700)
  })

  test('a page that was not built: it says how to build it, and the API is served', async () => {
    const other = await ivw.withoutPage(await mkdtemp(join(folder, 'installation-')))
    const server = other.start(['--port', '0', '--no-open', '--no-python', '--home', home], { IVW_TEST_ID: folder })
    running.push(server)
    const ready = await server.served()
    expect(server.stderr).toContain('The page is not built yet, so only the API is served. Build it with: npm run build')
    expect(await api(ready, '/api/session')).toMatchObject({ home })
    expect((await fetch(`http://127.0.0.1:${ready.port}/`)).status).toBe(404)
  })

  test('no Python, one that is too old, one without NumPy', async () => {
    const old = join(folder, 'python-old')
    await writeFile(old, `#!/bin/sh\necho 'ivw:{"path": "${old}", "version": "3.8.18", "numpy": "1.24.0"}'\n`)
    await chmod(old, 0o755)
    const none = { PYTHON_EXECUTABLE: '', VIRTUAL_ENV: '', CONDA_PREFIX: '', PATH: '' }
    await serve([], none).said(/No Python was found\. Make one with: /)
    await serve(['--python', old]).said(/is version 3\.8\.18; 3\.9 or newer is needed/)
    await writeFile(old, `#!/bin/sh\necho 'ivw:{"path": "${old}", "version": "3.12.1", "numpy": null}'\n`)
    await serve(['--python', old]).said(/has no NumPy\. Install it with: /)
    await serve(['--python', '/none']).said(/cannot be run: there is no such file/)
  })
})

describe('ending (F27, F41)', () => {
  const loop = 'import time\nwhile True:\n    pass\n'

  /** Keeps the Python host busy for ever. */
  async function busy(server: IvwProcess): Promise<EngineClient> {
    const { port, token } = await server.served()
    await server.said(/is ready/)
    const file = join(home, 'python_processors', 'loop.py')
    await writeFile(file, loop)
    const engine = await EngineClient.open(port, token)
    engine.send({ kind: 'attach', takeOver: true })
    await engine.arrival(message => message.kind === 'processorFiles')
    engine.send({ kind: 'python', message: { id: 1, method: 'load', params: { path: file } } })
    return engine
  }

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s while Python computes ends everything within 2 s', async signal => {
    const server = serve()
    await busy(server)
    const begun = performance.now()
    server.process.kill(signal)
    expect(await server.closed).toEqual({ code: signal === 'SIGHUP' ? 129 : 0, signal: null })
    expect(performance.now() - begun).toBeLessThan(2000)
    await vi.waitFor(async () => expect(await processes()).toEqual([]), { timeout: 1000 })
  })

  test('the same keystroke twice, as npm passes it on, is one signal; a later one ends it at once', async () => {
    const server = serve()
    await busy(server)
    server.process.kill('SIGINT')
    server.process.kill('SIGINT')
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(server.process.exitCode).toBeNull()
    const begun = performance.now()
    server.process.kill('SIGINT')
    await server.closed
    expect(performance.now() - begun).toBeLessThan(150)
    await vi.waitFor(async () => expect(await processes()).toEqual([]), { timeout: 1000 })
  })

  test('killed, it leaves no Python behind', async () => {
    const server = serve()
    await busy(server)
    server.process.kill('SIGKILL')
    await server.closed
    await vi.waitFor(async () => expect(await processes()).toEqual([]), { timeout: 1000 })
  })
})
