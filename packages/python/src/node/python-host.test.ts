import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { HostStatus } from '../transport.ts'
import { PythonHost } from './python-host.ts'

const root = resolve(import.meta.dirname, '../../../..')
const home = mkdtempSync(join(tmpdir(), 'ivw-host-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const makeHost = (option = join(root, '.venv/bin/python'), library = join(root, 'python')) =>
  new PythonHost({ search: { option, home }, library, folders: [] })

test('starts, says who it is, and stops without a trace', async () => {
  const host = makeHost()
  const seen: HostStatus['state'][] = []
  host.onStatus(({ state }) => seen.push(state))
  const before = readdirSync('/proc/self/fd').length
  const status = await host.start()
  expect(status).toMatchObject({
    state: 'ready',
    generation: 1,
    version: expect.stringMatching(/^3\./),
    numpy: expect.any(String),
    pid: expect.any(Number),
  })
  const array = await host.writeArray(new Float32Array(1_000_000))
  expect('path' in array && array.path).toMatch(/^\/dev\/shm\/ivw-/)
  await host.stop()
  expect(seen).toEqual(['starting', 'ready', 'stopped', 'off'])
  expect(readdirSync('/dev/shm').filter(name => name.startsWith(`ivw-${process.pid}.`))).toEqual([])
  expect(readdirSync('/proc').includes(String(status.pid))).toBe(false)
  expect(readdirSync('/proc/self/fd').length).toBe(before)
})

test('two starts at once are one', async () => {
  const host = makeHost()
  const [first, second] = await Promise.all([host.start(), host.start()])
  expect(first.pid).toBe(second.pid)
  await host.stop()
})

test('a refused interpreter gives the reason and no process', async () => {
  const host = makeHost('/does/not/exist')
  expect(await host.start()).toMatchObject({ state: 'refused', reason: expect.stringMatching(/no such file/) })
  await host.stop()
})

test('a library that is not there ends the start with what Python said', async () => {
  const host = makeHost(undefined, home)
  expect(await host.start()).toMatchObject({ state: 'stopped', lastExit: { code: 2 } })
  expect(host.status.lastExit?.stderr.join()).toMatch(/No such file/)
  await host.stop()
})

test('a foreign file is never read as an array', async () => {
  const host = makeHost()
  await host.start()
  const reference = { dtype: '|u1', shape: [10], bytes: 10, path: '/etc/passwd', offset: 0, slot: 1 }
  await expect(host.readArray(reference)).rejects.toThrow('foreign file')
  await expect(host.readArray({ ...reference, path: '/dev/shm/../../etc/passwd' })).rejects.toThrow('foreign file')
  await host.stop()
})

test('a stop while Python is busy takes less than two seconds', async () => {
  const host = makeHost()
  await host.start()
  const begun = new Promise<void>(done => {
    host.onMessage(message => 'method' in message && message.method === 'log' && done())
  })
  host.send({ id: 1, method: 'runScript', params: { source: 'print("begin")\nsum(range(10**12))', name: 'x', argv: [] } })
  await begun
  const start = performance.now()
  await host.stop()
  expect(performance.now() - start).toBeLessThan(2000)
})
