import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { Token } from '../guard/token.ts'
import { type RawAnswer, rawRequest } from '../testing/raw-http.ts'
import type { ApiRoute } from './api-route.ts'
import { WebServer } from './web-server.ts'

const token = new Token()
const changes: unknown[] = []
const log: string[] = []
const answers: RawAnswer[] = []
const routes: readonly ApiRoute[] = [
  { method: 'GET', path: '/api/state', body: 'none', handle: async () => ({ secret: 'value' }) },
  { method: 'PUT', path: '/api/state', body: 'json', handle: async request => void changes.push(request.body) },
  {
    method: 'POST',
    path: '/api/fail',
    body: 'json',
    handle: async () => {
      throw new Error('broken on purpose')
    },
  },
]

const hello = (socket: WebSocket) => socket.send('hello')
const sockets = { '/api/engine': hello, '/api/language': hello }

let folder: string
let server: WebServer
let port: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-page-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>page</title>')
  server = new WebServer({ token, routes, page: folder, sockets, log: line => log.push(line) })
  await server.listen(0)
  port = server.port
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const good = () => [`Host: 127.0.0.1:${port}`, `Authorization: Bearer ${token.text}`]
const close = 'Connection: close'

async function send(lines: readonly string[], body?: string): Promise<RawAnswer> {
  const answer = await rawRequest(port, lines, body)
  answers.push(answer)
  return answer
}
const get = (path: string, headers: readonly string[]) => send([`GET ${path} HTTP/1.1`, ...headers, close])
const upgradeHeaders = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
]
const upgrade = (path: string, headers: readonly string[]) => send([`GET ${path} HTTP/1.1`, ...upgradeHeaders, ...headers])
const bearer = () => `Sec-WebSocket-Protocol: ivw.1, bearer.${token.text}`

test('the page is served without a token, the API with one', async () => {
  expect(await get('/', [`Host: 127.0.0.1:${port}`])).toMatchObject({ status: 200, body: expect.stringContaining('<title>page') })
  expect(await get('/api/state', good())).toMatchObject({ status: 200, body: '{"secret":"value"}' })
})

describe('Host (T01 to T07)', () => {
  const foreign = () => [
    'evil.example',
    `evil.example:${port}`,
    `0.0.0.0:${port}`,
    `localhost.evil.com:${port}`,
    `127.0.0.1.nip.io:${port}`,
    `foo.localhost:${port}`,
    `localhost.:${port}`,
    `127.1:${port}`,
    `2130706433:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    '[',
    '[::z]',
    '',
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `127.0.0.1:${port}0`,
    `user@127.0.0.1:${port}`,
    `127.0.0.1:${port}, 127.0.0.1:${port}`,
  ]

  test.each(['/', '/api/state', '/api/none'])('every foreign host is refused on %s', async path => {
    for (const host of foreign()) {
      const answer = await get(path, [`Host: ${host}`, `Authorization: Bearer ${token.text}`])
      expect(answer.status, host).toBe(403)
      expect(answer.body).not.toContain('secret')
      expect(answer.body).not.toContain('<title>')
    }
  })

  test('its own names in any case are answered', async () => {
    for (const host of [`LOCALHOST:${port}`, `localhost:${port}`, `[::1]:${port}`, `127.0.0.1:${port}`])
      expect(await get('/', [`Host: ${host}`])).toMatchObject({ status: 200 })
  })

  test('no host at all is refused, in HTTP/1.0 and 1.1', async () => {
    expect(await send(['GET / HTTP/1.0'])).toMatchObject({ status: 403 })
    expect(await send(['GET / HTTP/1.1', close])).toMatchObject({ status: 403 })
  })

  test('two hosts are a malformed request', async () => {
    expect(await get('/', [`Host: 127.0.0.1:${port}`, 'Host: evil.example'])).toMatchObject({ status: 400 })
    expect(await get('/', [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`])).toMatchObject({ status: 400 })
  })

  test('a target that is not a path is malformed', async () => {
    expect(await get('http://evil.example/x', good())).toMatchObject({ status: 400 })
    expect(await get(`http://127.0.0.1:${port}/api/state`, good())).toMatchObject({ status: 400 })
  })
})

describe('Origin and Sec-Fetch-Site (T08 to T11, T19, T26)', () => {
  const foreign = () => [
    'http://evil.example',
    'null',
    `http://127.0.0.1:${port + 1}`,
    `http://localhost:${port + 1}`,
    `http://127.0.0.1:${port}.evil.com`,
    `http://127.0.0.1:${port}1`,
    `http://127.0.0.1:${port}@evil.example`,
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}\t`,
    `http://localhost:${port}`,
    '',
  ]

  test('a foreign origin is refused with a valid token, on requests and on WebSockets', async () => {
    for (const origin of foreign().filter(text => !text.endsWith('\t'))) {
      expect(await get('/api/state', [...good(), `Origin: ${origin}`]), origin).toMatchObject({ status: 403 })
      for (const path of Object.keys(sockets))
        expect(await upgrade(path, [`Host: 127.0.0.1:${port}`, bearer(), `Origin: ${origin}`]), origin).toMatchObject({ status: 403 })
    }
    expect(server.openSockets).toBe(0)
  })

  test('two origins are refused, even when both are ours', async () => {
    const own = `Origin: http://127.0.0.1:${port}`
    expect(await get('/api/state', [...good(), own, own])).toMatchObject({ status: 403 })
    expect(await get('/api/state', [...good(), own, 'Origin: http://evil.example'])).toMatchObject({ status: 403 })
  })

  test('the own origin passes', async () => {
    expect(await get('/api/state', [...good(), `Origin: http://127.0.0.1:${port}`])).toMatchObject({ status: 200 })
  })

  test('a line break in an origin does not get through', async () => {
    const answer = await get('/api/state', [...good(), `Origin: http://127.0.0.1:${port}\n`])
    expect([400, 403]).toContain(answer.status)
  })

  test.each(['cross-site', 'same-site', 'CROSS-SITE', 'none', 'junk', ''])('Sec-Fetch-Site "%s" may not reach the API', async site => {
    expect(await get('/api/state', [...good(), `Sec-Fetch-Site: ${site}`])).toMatchObject({ status: 403 })
  })

  test('a link from elsewhere may open the page', async () => {
    expect(await get('/', [`Host: 127.0.0.1:${port}`, 'Sec-Fetch-Site: cross-site'])).toMatchObject({ status: 200 })
  })

  test('a preflight from elsewhere is refused without any CORS header', async () => {
    const answer = await send([
      'OPTIONS /api/state HTTP/1.1',
      ...good(),
      'Origin: http://evil.example',
      'Access-Control-Request-Method: PUT',
      close,
    ])
    expect(answer.status).toBe(403)
    expect([...answer.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  })
})

describe('token (T12, T14 to T16)', () => {
  test.each([
    '',
    'Authorization: Bearer ',
    `Authorization: Bearer ${'A'.repeat(43)}`,
    `Authorization: Bearer ${'A'.repeat(5000)}`,
    'Authorization: Bearer \xe9',
    'Authorization: Basic eDp5',
    'Cookie: token=x',
  ])('%j is not enough', async header => {
    expect(await get('/api/state', [`Host: 127.0.0.1:${port}`, ...(header ? [header] : [])])).toMatchObject({ status: 401 })
  })

  test('a longer token, a repeated header and a list are refused', async () => {
    const host = `Host: 127.0.0.1:${port}`
    expect(await get('/api/state', [host, `Authorization: Bearer ${token.text}A`])).toMatchObject({ status: 401 })
    expect(await get('/api/state', [...good(), `Authorization: Bearer ${token.text}`])).toMatchObject({ status: 401 })
    expect(await get('/api/state', [host, `Authorization: Bearer ${token.text}, Bearer ${token.text}`])).toMatchObject({ status: 401 })
  })

  test('a token in the address counts for nothing and is not logged', async () => {
    expect(await get(`/api/state?token=${token.text}`, [`Host: 127.0.0.1:${port}`])).toMatchObject({ status: 401 })
    expect(await get(`/api/${token.text}`, [`Host: 127.0.0.1:${port}`])).toMatchObject({ status: 401 })
    expect(log.join('\n')).not.toContain(token.text)
  })

  test('every route of the table wants one, with every method', async () => {
    for (const { path } of server.routes)
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])
        expect(await send([`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, close]), `${method} ${path}`).toMatchObject({
          status: 401,
        })
  })
})

describe('methods, content types, paths (T03, T17, T18)', () => {
  test('only what the table says is allowed', async () => {
    const paths = new Set(server.routes.map(route => route.path))
    for (const path of paths)
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
        if (!server.routes.some(route => route.path === path && route.method === method)) {
          const answer = await send([`${method} ${path} HTTP/1.1`, ...good(), 'X-HTTP-Method-Override: PUT', close])
          expect(answer, `${method} ${path}`).toMatchObject({ status: 405 })
          expect(answer.headers.get('allow')).toBeTruthy()
        }
    expect(await send(['POST / HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Content-Length: 0', close])).toMatchObject({ status: 405 })
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'application/jsonx',
  ])('a form cannot change anything: %s', async type => {
    const before = changes.length
    const body = '{"a":1}'
    const answer = await send(
      ['PUT /api/state HTTP/1.1', ...good(), `Content-Type: ${type}`, `Content-Length: ${body.length}`, close],
      body,
    )
    expect(answer.status).toBe(415)
    expect(changes.length).toBe(before)
  })

  test('JSON is taken, also with a charset', async () => {
    const body = '{"a":1}'
    for (const type of ['application/json', 'application/json; charset=utf-8'])
      expect(
        await send(['PUT /api/state HTTP/1.1', ...good(), `Content-Type: ${type}`, `Content-Length: ${body.length}`, close], body),
      ).toMatchObject({ status: 200 })
    expect(changes.at(-1)).toEqual({ a: 1 })
  })

  test.each(['{', '{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '{"a":NaN}'])(
    'malformed or poisoned JSON is a bad request: %s',
    async body => {
      expect(
        await send(['PUT /api/state HTTP/1.1', ...good(), 'Content-Type: application/json', `Content-Length: ${body.length}`, close], body),
      ).toMatchObject({ status: 400 })
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    },
  )

  test('a body over the limit is refused', async () => {
    const answer = await send(
      ['PUT /api/state HTTP/1.1', ...good(), 'Content-Type: application/json', `Content-Length: ${2 ** 30}`, close],
      '{',
    )
    expect(answer.status).toBe(413)
  })

  test.each([
    '/api/none',
    '/api',
    '/api/state/',
    '/api//state',
    '/%61pi/state',
    '/api/%73tate',
    '/api/./state',
    '/x/../api/state',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%252e%252e%252fetc/passwd',
    '/../../etc/passwd',
    '/.env',
    '/api;/state',
  ])('%s is nowhere', async path => {
    const answer = await get(path, good())
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('secret')
  })

  test('a handler that throws gives 500 and the next request is served', async () => {
    const lines = ['POST /api/fail HTTP/1.1', ...good(), 'Content-Type: application/json', 'Content-Length: 2', close]
    expect(await send(lines, '{}')).toMatchObject({ status: 500 })
    expect(log.at(-1)).toContain('broken on purpose')
    expect(await get('/api/state', good())).toMatchObject({ status: 200 })
  })
})

describe.each(Object.keys(sockets))('WebSocket %s (T12, T13)', path => {
  test('opens with the token as a sub-protocol, which is not echoed', async () => {
    const answer = await upgrade(path, [`Host: 127.0.0.1:${port}`, bearer()])
    expect(answer.status).toBe(101)
    expect(answer.headers.get('sec-websocket-protocol')).toBe('ivw.1')
    expect(answer.text).not.toContain(token.text)
  })

  test('does not open without a token or with one in a header or query', async () => {
    const host = `Host: 127.0.0.1:${port}`
    expect(await upgrade(path, [host])).toMatchObject({ status: 401 })
    expect(await upgrade(path, [host, 'Sec-WebSocket-Protocol: ivw.1, bearer.x'])).toMatchObject({ status: 401 })
    expect(await upgrade(`${path}?token=${token.text}`, [host, 'Sec-WebSocket-Protocol: ivw.1'])).toMatchObject({ status: 401 })
    expect(await upgrade(path, [...good(), 'Sec-WebSocket-Protocol: ivw.1'])).toMatchObject({ status: 401 })
  })

  test('opens on no other path, for one protocol, and closes the rest', async () => {
    const host = `Host: 127.0.0.1:${port}`
    expect(await upgrade('/', [host, bearer()])).toMatchObject({ status: 404 })
    expect(await upgrade('/api/state', [host, bearer()])).toMatchObject({ status: 404 })
    expect(await upgrade(path, [host, `Sec-WebSocket-Protocol: bearer.${token.text}`])).toMatchObject({ status: 404 })
    expect(await send([`GET ${path} HTTP/1.1`, host, 'Connection: Upgrade', 'Upgrade: h2c', bearer()])).toMatchObject({ status: 404 })
    expect(await upgrade(path, ['Host: evil.example', bearer()])).toMatchObject({ status: 403 })
  })

  test('a message over the limit closes it with 1009', async () => {
    const client = new WebSocket(`ws://127.0.0.1:${port}${path}`, ['ivw.1', `bearer.${token.text}`])
    const code = await new Promise(resolve => {
      client.on('open', () => client.send('x'.repeat(5 * 2 ** 20)))
      client.on('close', resolve)
      client.on('error', () => undefined)
    })
    expect(code).toBe(1009)
  })
})

describe('limits (X12, X13)', () => {
  test('a header that is too large', async () => {
    expect(await get('/', [`Host: 127.0.0.1:${port}`, `X-Large: ${'x'.repeat(17_000)}`])).toMatchObject({ status: 431 })
  })

  test('more WebSockets than a user has windows', async () => {
    const clients: WebSocket[] = []
    const outcome = () =>
      new Promise(resolve => {
        const client = new WebSocket(`ws://127.0.0.1:${port}/api/engine`, ['ivw.1', `bearer.${token.text}`])
        clients.push(client)
        client.on('open', () => resolve(101))
        client.on('unexpected-response', (_request, response) => resolve(response.statusCode))
        client.on('error', () => undefined)
      })
    const outcomes = []
    for (let i = 0; i < 17; i++) outcomes.push(await outcome())
    expect(outcomes).toEqual([...Array(16).fill(101), 503])
    expect(await get('/api/state', good())).toMatchObject({ status: 200 })
    for (const client of clients) client.terminate()
    await vi.waitFor(() => expect(server.openSockets).toBe(0))
  })

  test('smuggled and malformed requests (X17)', async () => {
    const post = (headers: readonly string[]) =>
      send(['PUT /api/state HTTP/1.1', ...good(), 'Content-Type: application/json', ...headers, close], '{}')
    expect(await post(['Content-Length: 2', 'Transfer-Encoding: chunked'])).toMatchObject({ status: 400 })
    expect(await post(['Content-Length: -1'])).toMatchObject({ status: 400 })
    expect(await get('/api/state\0', good())).toMatchObject({ status: 400 })
  })
})

test('listens on loopback only (T24)', async () => {
  const own = Object.values(networkInterfaces())
    .flat()
    .find(entry => entry && !entry.internal && entry.family === 'IPv4')
  if (!own) return
  const code = await new Promise(resolve => {
    const socket = connect(port, own.address)
    socket.on('connect', () => resolve('connected'))
    socket.on('error', error => resolve((error as NodeJS.ErrnoException).code))
  })
  expect(code).toBe('ECONNREFUSED')
})

test('a second server on the same port says so (T25)', async () => {
  const second = new WebServer({ token: new Token(), routes: [], page: undefined, sockets: {}, log: () => undefined })
  await expect(second.listen(port)).rejects.toThrow(`Port ${port} is in use`)
  await second.close()
})

test('every answer keeps the page to itself: no cookie, no CORS, no framing (T20 to T22)', async () => {
  await get('/', [`Host: 127.0.0.1:${port}`])
  for (const { status, headers } of answers.filter(answer => answer.status !== 0)) {
    expect(headers.has('set-cookie')).toBe(false)
    expect(headers.has('access-control-allow-origin')).toBe(false)
    if (status === 101 || !headers.has('content-security-policy')) continue
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  }
  expect(log.join('\n')).not.toContain(token.text)
})
