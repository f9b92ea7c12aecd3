import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { HeadlessPage } from '../testing/headless-page.ts'
import type { BuiltIvw } from '../testing/ivw-process.ts'
import { rounds } from '../testing/seeded.ts'
import { withIvw } from '../testing/with-ivw.ts'
import { WorkspaceDesk } from '../testing/workspace-desk.ts'

vi.setConfig({ testTimeout: rounds(60_000, 300_000) })

let ivw: BuiltIvw
withIvw(built => {
  ivw = built
})

const patience = { timeout: 25_000 }
/** Resolves when the journal has the edit. */
const journalled = (desk: WorkspaceDesk, size: number) =>
  vi.waitFor(async () => expect(await desk.journal()).toMatch(new RegExp(`x=\\\\+"${size}\\\\+" y=\\\\+"${size}\\\\+"`)), patience)

describe('F27 the server is killed', () => {
  test('the next one asks about what was not saved; the file is as it was', async () => {
    const desk = await WorkspaceDesk.start(ivw)
    const file = await desk.file()
    await desk.edit(41)
    await journalled(desk, 41)
    await desk.kill()
    const next = await WorkspaceDesk.start(ivw, { folder: desk.folder, parameters: [] })
    // The file is open, as it is on disk.
    expect(next.page.workspace).toMatchObject({ path: desk.path, modified: false })
    expect(next.size()).not.toBe(41)
    const { entries } = await next.page.request('unsaved', {})
    expect(entries).toMatchObject([{ name: 'desk.inv', path: desk.path, state: 'unsaved' }])
    const id = entries[0]?.id ?? ''
    expect(await next.page.request('unsavedDifference', { id })).toEqual({
      edits: ['Change Size'],
      lines: ['Changed: Background (checkerBoardSize)'],
      file: 'same',
    })
    await next.page.request('restoreUnsaved', { id })
    expect(next.size()).toBe(41)
    expect(next.page.workspace?.modified).toBe(true)
    expect(await next.file()).toBe(file)
    await next.page.request('saveWorkspace', {})
    await next.end()
  })

  test('a page that is loaded anew while the server lives is not asked', async () => {
    const desk = await WorkspaceDesk.start(ivw)
    await desk.edit(42)
    await journalled(desk, 42)
    desk.page.close()
    const page = await HeadlessPage.open(desk.served)
    expect(desk.size(page)).toBe(42)
    expect(page.workspace?.modified).toBe(true)
    expect((await page.request('unsaved', {})).entries).toEqual([])
    page.close()
    await desk.end()
  })
})

test('F29 two tabs: each goes on with what the other has made, and none overwrites it', async () => {
  const desk = await WorkspaceDesk.start(ivw)
  const pages = [desk.page, HeadlessPage.openBeside(desk.served)]
  await pages[1]?.until(() => pages[1]?.session.state === 'taken-over')
  let size = 0
  const turns = rounds(6, 40)
  for (let turn = 1; turn <= turns; turn++) {
    const [page, other] = turn % 2 === 0 ? [pages[0], pages[1]] : [pages[1], pages[0]]
    if (!page || !other) break
    await page.request('takeOver', {})
    await page.connected()
    await other.until(() => other.session.state === 'taken-over')
    // Not even the last edit of the other one, which it made right before, is missing.
    if (turn > 1) expect(desk.size(page)).toBe(size)
    for (let edit = 0; edit < 5; edit++) await desk.edit(++size, page)
  }
  await journalled(desk, size)
  for (const page of pages) page.close()
  const last = await HeadlessPage.open(desk.served)
  expect(desk.size(last)).toBe(size)
  last.close()
  await desk.end()
})

describe('F24 the connection', () => {
  test('is cut: the page goes on, connects again by itself, and what was done meanwhile is journalled', async () => {
    const desk = await WorkspaceDesk.start(ivw)
    await desk.edit(50)
    await journalled(desk, 50)
    const cut = HeadlessPage.cutNetwork(desk.served.port)
    await desk.page.until(() => desk.page.session.state === 'disconnected')
    await desk.edit(51)
    expect(await desk.journal()).not.toContain('"51')
    cut.restore()
    await desk.page.connected()
    await journalled(desk, 51)
    expect(desk.size()).toBe(51)
    await desk.end()
  })

  test('is cut, and another tab goes on: what was done here is kept aside, what was done there is open', async () => {
    const desk = await WorkspaceDesk.start(ivw)
    await desk.edit(60)
    await journalled(desk, 60)
    const cut = HeadlessPage.cutNetwork(desk.served.port)
    await desk.page.until(() => desk.page.session.state === 'disconnected')
    await desk.edit(61)
    // By another way than the one that is cut.
    const other = HeadlessPage.openBeside(desk.served, 'localhost')
    await other.connected()
    expect(desk.size(other)).toBe(60)
    await desk.edit(62, other)
    cut.restore()
    await desk.page.until(() => desk.page.session.state === 'taken-over')
    await desk.page.request('takeOver', {})
    await desk.page.connected()
    expect(desk.size()).toBe(62)
    await desk.page.logged('What you changed here is in File > Recover')
    const { entries } = await desk.page.request('unsaved', {})
    await desk.page.request('restoreUnsaved', { id: entries.find(({ state }) => state === 'unsaved')?.id ?? '' })
    expect(desk.size()).toBe(61)
    other.close()
    await desk.end()
  })

  test('the server is stopped for a while, as by a laptop that sleeps: no connection is lost, and nothing that was done', async () => {
    const desk = await WorkspaceDesk.start(ivw)
    const states: string[] = []
    desk.server.process.kill('SIGSTOP')
    await desk.edit(70)
    await new Promise(resolve => setTimeout(resolve, rounds(1000, 30_000)))
    await desk.edit(71)
    states.push(desk.page.session.state)
    desk.server.process.kill('SIGCONT')
    await journalled(desk, 71)
    expect([...states, desk.page.session.state]).toEqual(['connected', 'connected'])
    await desk.end()
  })
})

test('F42 an error that nobody caught ends the server with its reason; what was edited is in the journal', async () => {
  const desk = await WorkspaceDesk.start(ivw)
  await desk.edit(80)
  await journalled(desk, 80)
  desk.server.process.kill('SIGUSR2')
  expect(await desk.server.closed).toEqual({ code: 1, signal: null })
  expect(desk.server.stderr).toMatch(/The server ends because of an error of its own: Error: the fault of a test/)
  const journal = JSON.parse(await readFile(join(desk.home, 'journal', 'session-1.json'), 'utf8'))
  expect(journal).toMatchObject({ modified: true, path: desk.path })
  await desk.end()
})
