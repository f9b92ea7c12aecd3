import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EngineDesk } from '../testing/engine-desk.ts'

let desk: EngineDesk
let path: string
let file: string

beforeEach(async () => {
  desk = new EngineDesk()
  path = join(desk.folder, 'mine.inv')
  await desk.request('addProcessor', { type: 'org.inviwo.Background', position: [0, 0] })
  await desk.request('saveWorkspace', { path })
  file = await readFile(path, 'utf8')
})
afterEach(() => desk.dispose())

const processors = () => [...desk.engine.network.processors.keys()]
const set = (value: number[]) =>
  desk.request('apply', { changes: [{ kind: 'setProperty', path: 'Background.checkerBoardSize', state: { value } }], name: 'Set' })
const unsaved = async () => (await desk.request('unsaved', {})).entries

test('what is left without being saved can be had again; the file is not touched', async () => {
  await desk.request('addProcessor', { type: 'org.inviwo.CanvasGL', position: [0, 0] })
  await set([3, 4])
  await desk.request('newWorkspace', {})
  const [entry] = await unsaved()
  expect(entry).toMatchObject({ name: 'mine.inv', path, state: 'closed' })
  const id = entry?.id ?? ''
  expect(await desk.request('unsavedDifference', { id })).toEqual({
    edits: ['Add Canvas', 'Set'],
    lines: ['1 processor added: Canvas', 'Changed: Background (checkerBoardSize)'],
    file: 'same',
  })
  await desk.request('restoreUnsaved', { id })
  expect(processors()).toEqual(['Background', 'Canvas'])
  expect(desk.engine.workspace.view).toMatchObject({ path, modified: true })
  expect(await readFile(path, 'utf8')).toBe(file)
})

test('what was restored asks before it overwrites a file that another program wrote since', async () => {
  await set([3, 4])
  await desk.request('newWorkspace', {})
  await writeFile(path, `${file}\n`)
  const [entry] = await unsaved()
  const id = entry?.id ?? ''
  expect(await desk.request('unsavedDifference', { id })).toMatchObject({ file: 'changed' })
  await desk.request('restoreUnsaved', { id })
  await expect(desk.request('saveWorkspace', {})).rejects.toThrow('changed on disk')
  expect(await readFile(path, 'utf8')).toBe(`${file}\n`)
})

test('a workspace that is saved or empty leaves nothing behind', async () => {
  await desk.request('newWorkspace', {})
  await desk.request('newWorkspace', {})
  await desk.request('openWorkspace', { path })
  expect(await unsaved()).toEqual([])
})

test('a save that fails leaves the workspace unsaved (F26)', async () => {
  await set([3, 4])
  await expect(desk.request('saveWorkspace', { path: join(desk.folder, 'none', 'x.inv') })).rejects.toThrow('ENOENT')
  expect(desk.engine.workspace.view).toMatchObject({ path, modified: true })
})

test('another program’s change is told, until it is reloaded or known (F31)', async () => {
  const { workspace } = desk.engine
  workspace.outside({ path, version: workspace.version })
  expect(workspace.view.onDisk).toBeUndefined()
  workspace.outside({ path, version: 'theirs' })
  expect(workspace.view.onDisk).toBe('changed')
  await desk.request('keepMine', {})
  expect(workspace.view.onDisk).toBeUndefined()
  // Known, yet no reason to overwrite it unasked.
  await writeFile(path, `${file}\n`)
  await expect(desk.request('saveWorkspace', {})).rejects.toThrow('changed on disk')
  workspace.outside({ path, version: undefined })
  expect(workspace.view.onDisk).toBe('gone')
  await desk.request('saveWorkspace', { overwrite: true })
  expect(workspace.view.onDisk).toBeUndefined()
  // Of a file that is not open any more.
  workspace.outside({ path: join(desk.folder, 'other.inv'), version: 'x' })
  expect(workspace.view.onDisk).toBeUndefined()
})

test('a file that another server has open is read-only here (F30)', async () => {
  const { workspace } = desk.engine
  workspace.outside({ path, version: workspace.version, process: 4711 })
  expect(workspace.view.openIn).toBe(4711)
  await set([3, 4])
  await expect(desk.request('saveWorkspace', {})).rejects.toThrow('open elsewhere')
  expect(await readFile(path, 'utf8')).toBe(file)
  await desk.request('saveWorkspace', { path: join(desk.folder, 'copy.inv') })
  expect(workspace.view.openIn).toBeUndefined()
})
