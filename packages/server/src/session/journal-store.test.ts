import { appendFile, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type HomeFolder, openHomeFolder } from './home-folder.ts'
import { claimJournal } from './journal-lock.ts'
import { JournalStore } from './journal-store.ts'
import { collectUnsaved, UnsavedWorkspaces } from './unsaved-workspaces.ts'

let home: HomeFolder
let journal: JournalStore
const told: string[] = []
const tell = (text: string) => void told.push(text)

beforeEach(async () => {
  told.length = 0
  home = await openHomeFolder(join(await mkdtemp(join(tmpdir(), 'ivw-journal-')), 'home'))
  journal = new JournalStore(home.journal, 1, tell)
})
afterEach(() => rm(dirname(home.path), { recursive: true }))

const entry = (id: string, modified = true) => ({ id, text: `text of ${id}`, path: '/data/a.inv', version: 'v1', modified })
const change = (base: string, text: string) => ({ base, modified: true, text })

test('an entry is continued by changes, and the next one starts anew', async () => {
  await journal.write(entry('a'))
  await journal.append(change('a', 'one'))
  await journal.append(change('a', 'two'))
  const again = new JournalStore(home.journal, 1, tell)
  expect(await again.read()).toEqual({ ...entry('a'), changes: [change('a', 'one'), change('a', 'two')] })
  await journal.write(entry('b'))
  expect(await again.read()).toEqual(entry('b'))
})

test('a change of another entry is refused', async () => {
  await journal.write(entry('a'))
  await expect(journal.append(change('b', 'x'))).rejects.toMatchObject({ status: 409 })
  expect(await journal.read()).toEqual(entry('a'))
})

test('a line that a crash cut short, and lines of the entry before, are left out', async () => {
  await journal.write(entry('a'))
  await journal.append(change('a', 'one'))
  const path = join(home.journal, 'session-1.changes')
  await appendFile(path, JSON.stringify(change('a', 'cut short')).slice(0, -4))
  expect(await journal.read()).toEqual({ ...entry('a'), changes: [change('a', 'one')] })
  await writeFile(path, `${JSON.stringify(change('before', 'x'))}\n`)
  expect(await journal.read()).toEqual(entry('a'))
})

describe('what sessions that have ended left unsaved', () => {
  test('is kept for the user, newest first; journals of living servers and saved ones are left alone', async () => {
    const [second, third, fourth] = [2, 3, 4].map(number => new JournalStore(home.journal, number, tell))
    await second?.write({ ...entry('second'), path: '/data/b.inv' })
    await second?.append(change('second', 'later'))
    await third?.write(entry('third'))
    await fourth?.write(entry('fourth', false))
    await journal.write({ ...entry('first'), path: undefined })
    const old = new Date(Date.now() - 3_600_000)
    await utimes(join(home.journal, 'session-1.json'), old, old)
    const living = await claimJournal(home, 3)
    const unsaved = new UnsavedWorkspaces(home, tell)
    await unsaved.open()
    await collectUnsaved(home, 1, unsaved, tell)
    await collectUnsaved(home, 1, unsaved, tell)
    const found = await unsaved.list()
    expect(found.map(({ path, state }) => [path, state])).toEqual([
      ['/data/b.inv', 'unsaved'],
      [undefined, 'unsaved'],
    ])
    expect(Math.abs((found[1]?.time ?? 0) - old.getTime())).toBeLessThan(2)
    expect(await unsaved.read(found[0]?.id ?? '')).toMatchObject({ text: 'text of second', changes: [change('second', 'later')] })
    expect(await third?.read()).toEqual(entry('third'))
    // The next page opens the same file, and nothing is unsaved in it.
    expect(await second?.read()).toEqual({ text: '', path: '/data/b.inv', modified: false })
    if ('release' in living) living.release()
  })

  test('is put aside when it was decided on, and deleted two weeks later', async () => {
    const unsaved = new UnsavedWorkspaces(home, tell)
    await unsaved.open()
    await unsaved.keep(entry('a'), 'unsaved')
    const [{ id } = { id: '' }] = await unsaved.list()
    await unsaved.mark(id, 'closed')
    expect(await unsaved.list()).toMatchObject([{ id, state: 'closed' }])
    await unsaved.open()
    expect(await unsaved.read(id)).toEqual(entry('a'))
    const old = new Date(Date.now() - 15 * 24 * 3_600_000)
    const path = join(home.journal, 'closed', `${id}.json`)
    await utimes(path, old, old)
    await unsaved.open()
    expect(await unsaved.list()).toEqual([])
    await expect(unsaved.read(id)).rejects.toMatchObject({ status: 404 })
  })

  test('is moved aside when it is damaged, and never deleted (F40)', async () => {
    await writeFile(join(home.journal, 'session-2.json'), '\0\0')
    const unsaved = new UnsavedWorkspaces(home, tell)
    await unsaved.open()
    await writeFile(join(home.journal, 'unsaved', '1-broken.json'), '{')
    await collectUnsaved(home, 1, unsaved, tell)
    expect(await unsaved.list()).toEqual([])
    expect(await readFile(join(home.journal, 'session-2.json.invalid'), 'utf8')).toBe('\0\0')
    expect(await readdir(join(home.journal, 'unsaved'))).toEqual(['1-broken.json.invalid'])
    expect(told).toHaveLength(2)
  })

  test('no other file can be asked for', async () => {
    const unsaved = new UnsavedWorkspaces(home, tell)
    await unsaved.open()
    for (const id of ['../session-1', '/etc/passwd', '..', '']) await expect(unsaved.read(id)).rejects.toMatchObject({ status: 404 })
  })
})
