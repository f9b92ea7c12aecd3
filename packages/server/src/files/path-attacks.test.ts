import { execFileSync } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes } from '@ivw/engine/server-protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Token } from '../guard/token.ts'
import { fileRoutes } from '../http/file-routes.ts'
import { WebServer } from '../http/web-server.ts'
import { type RawAnswer, rawRequest } from '../testing/raw-http.ts'
import { GuardedFiles } from './guarded-files.ts'

const token = new Token()
let folder: string
let files: GuardedFiles
let server: WebServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-attacks-'))
  for (const name of ['page', 'page-evil', 'secrets', 'secrets-not']) await mkdir(at(name))
  await writeFile(at('page/index.html'), '<!doctype html><title>page</title>')
  for (const path of ['page-evil/x', 'outside', 'secrets/token']) await writeFile(at(path), 'SECRET')
  await writeFile(at('secrets-not/x'), 'open')
  files = new GuardedFiles({ secrets: [at('secrets')] })
  server = new WebServer({ token, page: at('page'), routes: fileRoutes(files), sockets: {}, log: () => undefined })
  await server.listen(0)
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})
beforeEach(() => writeFile(at('old'), 'old'))

const at = (path: string) => join(folder, path)

function send(method: string, target: string, ...headers: readonly string[]): Promise<RawAnswer> {
  const common = [`Host: 127.0.0.1:${server.port}`, `Authorization: Bearer ${token.text}`, 'Connection: close']
  return rawRequest(server.port, [`${method} ${target} HTTP/1.1`, ...common, ...headers])
}
const get = (query: string) => send('GET', `${routes.file}?${query}`)

describe('P01, P02, P03: no way out of the folder of the page', () => {
  test.each([
    '/../outside',
    '/../../../../../../etc/passwd',
    '/%2e%2e/outside',
    '/%2e%2e%2foutside',
    '/..%2foutside',
    '/..%5coutside',
    '/..\\outside',
    '/assets/../../outside',
    '/../page-evil/x',
    '/..%2fpage-evil%2fx',
    '/%252e%252e%252foutside',
    '//etc/passwd',
    '/%00/../outside',
  ])('%s', async target => {
    const { status, body } = await send('GET', target)
    expect(body).not.toMatch(/SECRET|root:/)
    // What is no file of the page may be answered with the page itself.
    if (status === 200) expect(body).toContain('<title>page</title>')
    else expect([400, 403, 404]).toContain(status)
  })

  test('a path in a query is decoded once', async () => {
    expect((await get(`path=${encodeURIComponent(at('secrets-not/x'))}`)).body).toBe('open')
    expect((await get(`path=${encodeURIComponent(encodeURIComponent(at('outside')))}`)).status).toBe(400)
    expect((await get(`path=${encodeURIComponent(at('page/%2e%2e/outside'))}`)).status).toBe(404)
    expect((await get(`path=${encodeURIComponent(at('secrets-not/../secrets/token'))}`)).status).toBe(403)
    expect((await get(`path=${encodeURIComponent(at('old'))}&path=${encodeURIComponent(at('secrets/token'))}`)).status).toBe(400)
  })
})

test('P08: names that look like others are other files', async () => {
  const names = ['caf\u00e9.raw', 'cafe\u0301.raw', 'exe.\u202Egnp', ' leading', 'new\nline', '.env']
  await mkdir(at('names'))
  for (const name of names) await files.write(at(`names/${name}`), name)
  expect((await files.list(at('names'))).map(({ name }) => name).sort()).toEqual(names.toSorted())
  for (const name of names) {
    const { handle } = await files.open(at(`names/${name}`))
    expect(await handle.readFile('utf8')).toBe(name)
    await handle.close()
  }
})

describe('P13: nothing is replaced unasked', () => {
  const put = (path: string, body: string, ...parameters: readonly string[]) =>
    fetch(`${server.address}${routes.file}?${[`path=${encodeURIComponent(path)}`, ...parameters].join('&')}`, {
      ...{ method: 'PUT', body },
      headers: { Authorization: `Bearer ${token.text}`, 'Content-Type': 'application/octet-stream' },
    })

  test('a new file is new, also where a link leads nowhere', async () => {
    await symlink(at('nowhere'), at('dead'))
    for (const name of ['old', 'dead', 'page', 'secrets-not/x']) {
      const answer = await put(at(name), 'new', 'create=1')
      expect(answer.status, name).toBe(409)
      expect(await answer.json()).toEqual({ message: `${at(name)} exists already.` })
    }
    expect(await readFile(at('old'), 'utf8')).toBe('old')
    expect((await lstat(at('dead'))).isSymbolicLink()).toBe(true)
    expect((await put(at('new'), 'new', 'create=1')).status).toBe(204)
    expect(await readFile(at('new'), 'utf8')).toBe('new')
  })

  test('a link is written through and stays; to a secret it is refused', async () => {
    await symlink(at('old'), at('link'))
    await symlink(at('secrets/token'), at('way-in'))
    expect((await put(at('link'), 'through')).status).toBe(204)
    expect(await readFile(at('old'), 'utf8')).toBe('through')
    expect((await lstat(at('link'))).isSymbolicLink()).toBe(true)
    expect((await put(at('way-in'), 'x')).status).toBe(403)
    expect(await readFile(at('secrets/token'), 'utf8')).toBe('SECRET')
  })

  test('a folder that vanished, a pipe, a folder itself: a sentence, and nothing is left', async () => {
    execFileSync('mkfifo', [at('pipe')])
    expect((await put(at('gone/x'), 'x')).status).toBe(404)
    expect((await put(at('pipe'), 'x')).status).toBe(403)
    expect((await put(at('page'), 'x')).status).toBe(403)
    expect((await readdir(folder)).filter(name => name.includes('.tmp-'))).toEqual([])
  })

  test('what does not fit on the disk is refused before a byte is sent', async () => {
    const target = `${routes.file}?path=${encodeURIComponent(at('huge'))}`
    const answer = await send('PUT', target, 'Content-Type: application/octet-stream', `Content-Length: ${1e18}`)
    expect(answer.status).toBe(507)
    expect(answer.body).toMatch(/huge cannot be written: it needs 1000000000000000000 bytes and its disk has \d+ left/)
    expect(await readdir(folder)).not.toContain('huge')
  })
})

test('folders are made with those above them, and where folders may be', async () => {
  expect(await files.makeFolder(at('a/b/c'))).toBe(at('a/b/c'))
  expect(await files.makeFolder(at('a/b'))).toBe(at('a/b'))
  await expect(files.makeFolder(at('old'))).rejects.toMatchObject({ status: 409 })
  await expect(files.makeFolder(at('old/below'))).rejects.toMatchObject({ status: 404 })
  await expect(files.makeFolder(at('secrets/own'))).rejects.toMatchObject({ status: 403 })
  await expect(files.makeFolder('/proc/own')).rejects.toMatchObject({ status: 403 })
})
