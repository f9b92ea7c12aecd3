import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes } from '@ivw/engine/server-protocol'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { contentVersion } from '../files/content-version.ts'
import { GuardedFiles } from '../files/guarded-files.ts'
import { Token } from '../guard/token.ts'
import { fileRoutes } from './file-routes.ts'
import { WebServer } from './web-server.ts'

const token = new Token()
let folder: string
let server: WebServer
const log: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-http-'))
  await mkdir(join(folder, 'secrets'))
  server = new WebServer({
    token,
    page: undefined,
    routes: fileRoutes(new GuardedFiles({ secrets: [join(folder, 'secrets')] })),
    sockets: {},
    log: line => log.push(line),
  })
  await server.listen(0)
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})
beforeEach(() => writeFile(at('data.raw'), '0123456789'))

const at = (name: string) => join(folder, name)
const request = (route: string, query: Record<string, string>, options: RequestInit = {}) =>
  fetch(`${server.address}${route}?${new URLSearchParams(query)}`, {
    ...options,
    headers: { Authorization: `Bearer ${token.text}`, ...options.headers },
  })
const put = (query: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
  request(routes.file, query, { method: 'PUT', body, headers: { 'Content-Type': 'application/octet-stream' } })

test('a file, and parts of it', async () => {
  const whole = await request(routes.file, { path: at('data.raw') })
  expect(await whole.text()).toBe('0123456789')
  expect(whole.headers.get('x-file-version')).toBe(contentVersion('0123456789'))
  const part = (offset: string, length?: string) =>
    request(routes.file, { path: at('data.raw'), offset, ...(length && { length }) }).then(answer => answer.text())
  expect(await part('3', '4')).toBe('3456')
  expect(await part('8')).toBe('89')
  expect(await part('8', '100')).toBe('89')
  expect(await part('10')).toBe('')
  expect(await part('3', '0')).toBe('')
})

test("a user's page that is opened by its address is saved, not run (T28)", async () => {
  await writeFile(at('page.html'), '<script>alert(1)</script>')
  const { headers } = await request(routes.file, { path: at('page.html') })
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('content-disposition')).toBe('attachment')
  expect(headers.get('content-security-policy')).toBe('sandbox')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test('stat and listing', async () => {
  expect(await (await request(routes.stat, { path: at('data.raw') })).json()).toMatchObject({ kind: 'file', size: 10 })
  expect(await (await request(routes.stat, { path: at('none') })).json()).toBeNull()
  const listing = (await (await request(routes.folder, { path: folder })).json()) as { path: string; parent: string; entries: unknown[] }
  expect(listing).toMatchObject({
    path: folder,
    parent: tmpdir(),
    entries: expect.arrayContaining([{ name: 'data.raw', kind: 'file', size: 10 }]),
  })
  expect(((await (await request(routes.folder, { path: '/' })).json()) as { parent?: string }).parent).toBeUndefined()
  expect((await request(routes.folder, { path: '' })).status).toBe(200)
})

test('saving gives the new version; a file that changed meanwhile is kept', async () => {
  const first = await put({ path: at('p.py') }, 'one')
  expect(first.status).toBe(204)
  const version = first.headers.get('x-file-version')!
  expect((await put({ path: at('p.py'), expected: version }, 'two')).status).toBe(204)
  const late = await put({ path: at('p.py'), expected: version }, 'three')
  expect(late.status).toBe(409)
  expect(await late.json()).toEqual({ message: `${at('p.py')} changed on disk since it was read.` })
  expect(await readFile(at('p.py'), 'utf8')).toBe('two')
})

test('a large file comes and goes in pieces', async () => {
  const bytes = new Uint8Array(100 * 2 ** 20).fill(7)
  expect((await put({ path: at('large.raw') }, bytes)).status).toBe(204)
  const response = await request(routes.file, { path: at('large.raw') })
  let size = 0
  for await (const chunk of response.body!) size += chunk.length
  expect(size).toBe(bytes.length)
  await rm(at('large.raw'))
})

test('an upload that breaks off leaves the old file', async () => {
  await writeFile(at('kept.raw'), 'old')
  for (const declared of [1000, 100 * 2 ** 20]) {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      `PUT ${routes.file}?path=${encodeURIComponent(at('kept.raw'))} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${token.text}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${declared}\r\n\r\nsome`,
      () => socket.destroy(),
    )
    await new Promise(resolve => socket.on('close', resolve))
  }
  await vi.waitFor(async () => expect((await readdir(folder)).filter(name => name.includes('.tmp-'))).toEqual([]))
  expect(await readFile(at('kept.raw'), 'utf8')).toBe('old')
})

test('bad paths and what is no data give a sentence, never 500 (P01 to P08)', async () => {
  execFileSync('mkfifo', [at('pipe')])
  const expected: [path: string, status: number][] = [
    ['', 400],
    ['relative', 400],
    ['/a\0b', 400],
    ['C:\\x', 400],
    ['//server/share', 400],
    [`/${'x'.repeat(300)}`, 400],
    ['/proc/self/environ', 403],
    ['/etc/../proc/self/mem', 403],
    ['/dev/zero', 403],
    [at('pipe'), 403],
    [at('secrets/token'), 403],
    [folder, 403],
    [at('none'), 404],
    [at('data.raw/below'), 404],
    ['/%2e%2e/etc/passwd', 404],
  ]
  for (const [path, status] of expected) {
    const response = await request(routes.file, { path })
    expect(response.status, path).toBe(status)
    expect(((await response.json()) as { message: string }).message).toMatch(/\.$/)
  }
  expect((await request(routes.file, { path: at('data.raw'), offset: '-1' })).status).toBe(400)
  expect((await request(routes.file, {})).status).toBe(400)
  expect((await put({ path: at('no/such/folder') }, 'x')).status).toBe(404)
  expect((await put({ path: folder }, 'x')).status).toBe(403)
  expect(log).toEqual([])
})
