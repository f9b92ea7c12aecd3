import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes, type ServerMessage, socketPaths } from '@ivw/engine/server-protocol'
import type { HostMessage } from '@ivw/python'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Token } from '../guard/token.ts'
import { arrayRoutes } from '../http/array-routes.ts'
import { WebServer } from '../http/web-server.ts'
import { EngineClient } from '../testing/engine-client.ts'
import { ScriptedHost } from '../testing/scripted-host.ts'
import { EngineSession } from './engine-session.ts'

let host: ScriptedHost
let session: EngineSession
let server: WebServer
let folder: string
const token = new Token()
const clients: EngineClient[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-session-'))
  host = new ScriptedHost()
  session = new EngineSession({ host, processorFiles: () => [{ path: '/p/a.py', version: 'v1' }] })
  server = new WebServer({
    token,
    page: undefined,
    routes: arrayRoutes(session.relay),
    sockets: { [socketPaths.engine]: socket => session.accept(socket) },
    log: () => undefined,
  })
  await server.listen(0)
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.terminate()
  session.close()
  await server.close()
  await rm(folder, { recursive: true })
})

async function connect(): Promise<EngineClient> {
  const client = await EngineClient.open(server.port, token.text)
  clients.push(client)
  return client
}

async function owner(): Promise<EngineClient> {
  const client = await connect()
  client.send({ kind: 'attach', takeOver: false })
  await client.arrival(message => message.kind === 'processorFiles')
  return client
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => Buffer.from(buffer, byteOffset, byteLength)
const python = (message: HostMessage) => ({ kind: 'python', message }) as const
const fromPython = (message: ServerMessage): message is Extract<ServerMessage, { kind: 'python' }> => message.kind === 'python'
const answer = (id: number) => (message: ServerMessage) => fromPython(message) && 'id' in message.message && message.message.id === id

test('what is said while there is no page waits for the next one, but not without end', async () => {
  for (let i = 0; i < 600; i++) session.log('info', 'Test', `message ${i}`)
  const engine = await connect()
  engine.send({ kind: 'attach', takeOver: false })
  await engine.arrival(message => message.kind === 'log' && message.text === 'message 599')
  const texts = engine.messages.flatMap(message => (message.kind === 'log' ? [message.text] : []))
  expect(texts.slice(0, 2)).toEqual(['100 earlier messages came while no page was open and are not kept', 'message 100'])
  expect(texts).toHaveLength(501)
})

test('an engine that attaches learns the state of Python and all processor files', async () => {
  const engine = await owner()
  expect(engine.messages).toEqual([
    { kind: 'attached', owner: 1 },
    { kind: 'pythonStatus', status: host.status },
    { kind: 'processorFiles', files: [{ path: '/p/a.py', version: 'v1' }] },
  ])
  session.filesChanged([{ path: '/p/a.py', version: undefined }])
  host.become({ state: 'stopped', generation: 1, reason: 'It crashed.' })
  await engine.arrival(message => message.kind === 'pythonStatus' && message.status.state === 'stopped')
  expect(engine.messages[3]).toEqual({ kind: 'processorFiles', files: [{ path: '/p/a.py' }] })
})

describe('one engine owns Python', () => {
  test('a second one is told, and may take over; the first is told and closed', async () => {
    const first = await owner()
    const second = await connect()
    second.send({ kind: 'attach', takeOver: false })
    expect(await second.arrival(() => true)).toEqual({ kind: 'takenOver' })
    second.send({ kind: 'attach', takeOver: true })
    await first.arrival(message => message.kind === 'takenOver')
    // It may still journal what it has; only then the other one opens that.
    expect(session.isOwner(1)).toBe(true)
    expect(second.messages).toHaveLength(1)
    first.send({ kind: 'released' })
    await second.arrival(message => message.kind === 'processorFiles')
    expect(session.isOwner(1)).toBe(false)
    expect(session.isOwner(2)).toBe(true)
    expect(await first.closed).toBe(4001)
    second.send(python({ id: 1, method: 'load', params: {} }))
    await host.arrival(message => 'method' in message && message.method === 'load')
  })

  test('an owner that does not release, or goes, is not waited for', async () => {
    const first = await owner()
    const second = await connect()
    second.send({ kind: 'attach', takeOver: true })
    await first.arrival(message => message.kind === 'takenOver')
    first.socket.terminate()
    await second.arrival(message => message.kind === 'attached')
    const third = await connect()
    third.send({ kind: 'attach', takeOver: true })
    expect(await third.arrival(message => message.kind === 'attached')).toEqual({ kind: 'attached', owner: 3 })
  })

  test('of two that want to take over the later one does, and the other is told', async () => {
    const first = await owner()
    const second = await connect()
    second.send({ kind: 'attach', takeOver: true })
    await first.arrival(message => message.kind === 'takenOver')
    const third = await connect()
    third.send({ kind: 'attach', takeOver: true })
    await second.arrival(message => message.kind === 'takenOver')
    first.send({ kind: 'released' })
    await third.arrival(message => message.kind === 'attached')
  })

  test('a client that connects anew takes the place of its own dead connection, unasked', async () => {
    const first = await connect()
    first.send({ kind: 'attach', takeOver: false, client: 'page' })
    await first.arrival(message => message.kind === 'attached')
    const again = await connect()
    again.send({ kind: 'attach', takeOver: false, client: 'page' })
    expect(await again.arrival(message => message.kind === 'attached')).toEqual({ kind: 'attached', owner: 2 })
    expect(await first.closed).toBe(4001)
    expect(first.messages.some(({ kind }) => kind === 'takenOver')).toBe(false)
  })

  test('one that is not the owner reaches nothing', async () => {
    await owner()
    const second = await connect()
    second.send(python({ id: 1, method: 'load', params: {} }))
    second.send({ kind: 'interrupt', id: 1 })
    await vi.waitFor(() => expect(second.messages).toEqual([{ kind: 'takenOver' }, { kind: 'takenOver' }]))
    expect(host.received).toEqual([])
    expect(host.interrupts).toBe(0)
  })
})

describe('messages', () => {
  test('go both ways with their payloads, non-finite numbers included', async () => {
    const engine = await owner()
    const payload = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])
    engine.send({ kind: 'python', message: { id: 5, method: 'process', params: { value: Number.NaN } }, payload: 8 }, payload)
    const request = await host.arrival(message => 'method' in message)
    expect(request).toMatchObject({ method: 'process', params: { value: Number.NaN }, payload })
    host.say({ id: (request as { id: number }).id, result: [Number.POSITIVE_INFINITY], payload })
    expect(await engine.arrival(answer(5))).toMatchObject({ payload: 8, message: { id: 5, result: [Number.POSITIVE_INFINITY] } })
    await vi.waitFor(() => expect(engine.payloads.map(bytes => [...bytes])).toEqual([[...payload]]))
  })

  test('an answer for an engine that has gone does not reach the next, which counts from 1 as well', async () => {
    const first = await owner()
    first.send(python({ id: 1, method: 'slow', params: {} }))
    const slow = (await host.arrival(message => 'method' in message && message.method === 'slow')) as { id: number }
    first.socket.terminate()
    await vi.waitFor(() => expect(server.openSockets).toBe(0))
    const second = await owner()
    second.send(python({ id: 1, method: 'quick', params: {} }))
    const quick = (await host.arrival(message => 'method' in message && message.method === 'quick')) as { id: number }
    host.say({
      id: slow.id,
      result: { array: { $array: { dtype: '<f4', shape: [2], bytes: 8, path: '/dev/shm/ivw-x', offset: 0, slot: 3 } } },
    })
    host.say({ id: quick.id, result: 'mine' })
    expect(await second.arrival(answer(1))).toEqual(python({ id: 1, result: 'mine' }))
    expect(second.messages.filter(fromPython)).toHaveLength(1)
    // Nobody will read the array of the first answer.
    expect(host.received).toContainEqual({ method: 'releaseSlot', params: { slot: 3 } })
  })

  test('what Python asks is refused when nobody is there, also when the engine leaves before it answers', async () => {
    host.say({ id: 1, method: 'call', params: {} })
    expect(await host.arrival(message => 'id' in message && message.id === 1)).toMatchObject({ error: { type: 'ConnectionError' } })
    const engine = await owner()
    host.say({ id: 2, method: 'call', params: {} })
    await engine.arrival(answer(2))
    engine.socket.terminate()
    expect(await host.arrival(message => 'id' in message && message.id === 2)).toMatchObject({ error: { type: 'ConnectionError' } })
  })

  test('interrupt and restart are answered, with the reason when they fail', async () => {
    const engine = await owner()
    engine.send({ kind: 'interrupt', id: 1 })
    engine.send({ kind: 'restart', id: 2 })
    await engine.arrival(message => message.kind === 'done' && message.id === 2)
    expect(engine.messages.filter(message => message.kind === 'done')).toEqual([
      { kind: 'done', id: 1 },
      { kind: 'done', id: 2, error: 'Python did not start' },
    ])
    expect(host.interrupts).toBe(1)
  })

  test.each([
    '{',
    'null',
    '[]',
    '{"kind":"unknown"}',
    '{"kind":"attach"}',
    '{"kind":"python","message":{"x":1}}',
    '{"kind":"python","message":{"id":1,"method":"x"},"payload":-1}',
  ])('what is no message closes the connection: %s (X10)', async text => {
    const engine = await connect()
    engine.socket.send(text)
    expect(await engine.closed).toBe(1002)
    expect(await owner()).toBeDefined()
  })

  test('a payload that was not announced closes the connection', async () => {
    const engine = await owner()
    engine.socket.send(new Uint8Array(8))
    expect(await engine.closed).toBe(1002)
  })
})

describe('shared arrays', () => {
  const fetchArray = (slot: number, path: string, signal?: AbortSignal) =>
    fetch(`${server.address}${routes.array}?${new URLSearchParams({ slot: String(slot), path })}`, {
      headers: { Authorization: `Bearer ${token.text}` },
      signal: signal ?? null,
    })

  async function share(slot: number, bytes: number): Promise<string> {
    const path = join(folder, `ivw-${slot}`)
    await writeFile(path, Buffer.alloc(bytes + 16, slot))
    const engine = await owner()
    engine.send(python({ id: 1, method: 'read', params: {} }))
    const { id } = (await host.arrival(message => 'method' in message && message.method === 'read')) as { id: number }
    host.say({ id, result: { $array: { dtype: '|u1', shape: [bytes], bytes, path, offset: 16, slot } } })
    await engine.arrival(answer(1))
    return path
  }
  const released = (slot: number) =>
    host.arrival(message => 'method' in message && message.method === 'releaseSlot' && (message.params as { slot: number }).slot === slot)

  test('are fetched once, then their slot goes back', async () => {
    const path = await share(4, 5_000_000)
    const response = await fetchArray(4, path)
    expect(response.headers.get('content-length')).toBe('5000000')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(bytes.length).toBe(5_000_000)
    expect(bytes.every(byte => byte === 4)).toBe(true)
    await released(4)
    expect((await fetchArray(4, path)).status).toBe(410)
  })

  test('no other file can be asked for', async () => {
    await share(4, 100)
    expect((await fetchArray(4, '/etc/passwd')).status).toBe(410)
    expect((await fetchArray(5, join(folder, 'ivw-4'))).status).toBe(410)
  })

  test('the slot goes back when the reader goes away in the middle (F23)', async () => {
    const path = await share(4, 50_000_000)
    const abort = new AbortController()
    const response = await fetchArray(4, path, abort.signal)
    const reader = response.body!.getReader()
    await reader.read()
    abort.abort()
    await released(4)
  })

  test('arrays that nobody fetched go back when the engine leaves', async () => {
    await share(4, 100)
    clients.at(-1)!.socket.terminate()
    await released(4)
  })

  test('an array of the engine is written where the host reads it', async () => {
    await owner()
    const numbers = Float32Array.from({ length: 1_000_000 }, (_, i) => i)
    const post = (query: string, body: Uint8Array<ArrayBuffer>) =>
      fetch(`${server.address}${routes.array}?${query}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token.text}`, 'Content-Type': 'application/octet-stream' },
        body,
      })
    const response = await post('dtype=%3Cf4&shape=1000,1000', new Uint8Array(numbers.buffer))
    expect(await response.json()).toEqual({
      dtype: '<f4',
      shape: [1000, 1000],
      bytes: 4_000_000,
      path: '/dev/shm/ivw-test',
      offset: 0,
      slot: 7,
    })
    const written = host.written[0]!.array
    expect(written).toBeInstanceOf(Float32Array)
    // Of a million numbers `toEqual` takes seconds.
    expect(Buffer.compare(bytesOf(written), bytesOf(numbers))).toBe(0)
    // Shape, type and size must agree before memory is taken.
    for (const query of [
      'dtype=%3Cf4&shape=1000,1001',
      'dtype=%3Cf4&shape=9999999999,9999999999',
      'dtype=O&shape=1',
      'dtype=%3Cf4&shape=-1',
      'dtype=%3Cf4',
    ])
      expect((await post(query, new Uint8Array(4))).status).toBe(400)
  })
})

test('an engine that has stopped reading costs a bounded amount of memory, and is dropped (F32)', async () => {
  const engine = await owner()
  engine.socket.pause()
  const before = process.memoryUsage().rss
  const text = 'x'.repeat(10_000)
  for (let i = 0; i < 2000; i++) host.say({ method: 'log', params: { entries: [{ level: 'info', source: 'Python', text }] } })
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20)
  expect(server.openSockets).toBe(1)
  // Console lines are dropped; what must not be lost ends the connection instead.
  for (let i = 0; i < 10_000; i++) host.say({ method: 'propertyChanged', params: { text } })
  expect(process.memoryUsage().rss - before).toBeLessThan(128 * 2 ** 20)
  await vi.waitFor(() => expect(server.openSockets).toBe(0), { timeout: 5000 })
})
