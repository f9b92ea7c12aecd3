import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes as paths } from '@ivw/engine/server-protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Token } from '../guard/token.ts'
import type { ApiRoute } from '../http/api-route.ts'
import { WebServer } from '../http/web-server.ts'
import { projectFolders } from '../project-folders.ts'
import { becomesAsLight, footprintOf } from '../testing/footprint.ts'
import type { BuiltIvw } from '../testing/ivw-process.ts'
import { rounds } from '../testing/seeded.ts'
import { withIvw } from '../testing/with-ivw.ts'
import { WorkspaceDesk } from '../testing/workspace-desk.ts'
import { Workbench } from '../workbench.ts'

let ivw: BuiltIvw
withIvw(built => {
  ivw = built
})

const megabyte = 2 ** 20
const ask = ({ port, token }: WorkspaceDesk['served'], method: string, path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { ...init, method, headers: { Authorization: `Bearer ${token}`, ...init.headers } })

test('F23 tabs that close in the middle of a transfer cost nothing, and the others go on', async () => {
  const desk = await WorkspaceDesk.start(ivw)
  const path = join(desk.folder, 'work', 'volume.raw')
  const size = 24 * megabyte
  await writeFile(path, Buffer.alloc(size))
  const url = `${paths.file}?${new URLSearchParams({ path })}`
  // What a first transfer leaves in caches and pools is no leak.
  await (await ask(desk.served, 'GET', url)).arrayBuffer()
  const before = await footprintOf(desk.pid)
  for (let round = 0; round < rounds(10, 50); round++) {
    const abort = new AbortController()
    const response = await ask(desk.served, 'GET', url, { signal: abort.signal })
    const reader = response.body?.getReader()
    for (let read = 0; read < 0.3 * size; ) read += (await reader?.read())?.value?.length ?? size
    abort.abort()
  }
  await desk.edit(5)
  await desk.page.request('saveWorkspace', {})
  await becomesAsLight(desk.pid, before)
  expect((await (await ask(desk.served, 'GET', url)).arrayBuffer()).byteLength).toBe(size)
  await desk.end()
})

test('F33 a workspace of 10 MB: journalled, continued, read, saved and kept aside without the loop standing still', async () => {
  const desk = await WorkspaceDesk.start(ivw)
  const json = { 'Content-Type': 'application/json' }
  const text = '<Property type="org.inviwo.FloatProperty" identifier="a"/>\n'.repeat(180_000)
  const entry = JSON.stringify({ id: 'large', text, path: desk.path, modified: true })
  const change = JSON.stringify({ base: 'large', modified: true, text: text.slice(0, megabyte) })
  const statuses: number[] = []
  for (let i = 0; i < 3; i++) {
    statuses.push((await ask(desk.served, 'PUT', paths.journal, { headers: json, body: entry })).status)
    statuses.push((await ask(desk.served, 'POST', paths.journal, { headers: json, body: change })).status)
    statuses.push((await ask(desk.served, 'POST', `${paths.unsaved}?state=closed`, { headers: json, body: entry })).status)
    const answer = await ask(desk.served, 'GET', paths.journal)
    expect((await answer.json()).text.length).toBe(text.length)
    statuses.push((await ask(desk.served, 'GET', paths.unsaved)).status)
    const url = `${paths.file}?${new URLSearchParams({ path: join(desk.folder, 'large.inv') })}`
    statuses.push((await ask(desk.served, 'PUT', url, { headers: { 'Content-Type': 'application/octet-stream' }, body: text })).status)
  }
  expect(new Set(statuses)).toEqual(new Set([200, 204]))
  // Throws when one turn was too long.
  await desk.end()
})

describe('F42', () => {
  let folder: string
  let workbench: Workbench
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ivw-handlers-'))
    workbench = await Workbench.start({
      project: projectFolders(),
      version: 'test',
      home: join(folder, 'home'),
      withoutPython: true,
      port: 0,
      log: () => undefined,
    })
  }, 60_000)
  afterAll(async () => {
    await workbench?.close()
    await rm(folder, { recursive: true })
  })

  test('every handler that throws answers 500, and all others go on', async () => {
    const token = new Token()
    const fails = async () => {
      throw new Error('the fault of a test')
    }
    const types = { none: undefined, json: 'application/json', bytes: 'application/octet-stream' } as const
    const send = ({ method, path, body }: ApiRoute, port: number) =>
      ask({ port, token: token.text }, method, path, {
        ...(types[body] && { headers: { 'Content-Type': types[body] }, body: '{}' }),
      })
    expect(workbench.web.routes.length).toBeGreaterThan(15)
    for (const route of workbench.web.routes) {
      const log: string[] = []
      const other = workbench.web.routes.find(({ path }) => path === (route.path === paths.session ? paths.settings : paths.session))
      const routes = workbench.web.routes.map(each => (each === route ? { ...each, handle: fails } : each))
      const server = new WebServer({ token, page: undefined, routes, sockets: {}, log: line => log.push(line) })
      await server.listen(0)
      const answer = await send(route, server.port)
      expect([route.method, route.path, answer.status]).toEqual([route.method, route.path, 500])
      expect(await answer.json()).toEqual({ message: 'the fault of a test' })
      expect(log.join()).toContain('the fault of a test')
      if (other) expect((await send(other, server.port)).status).toBe(200)
      await server.close()
    }
  })
})
