import { afterEach, beforeEach, expect, test } from 'vitest'
import { scriptPath } from '../protocol.ts'
import { EngineDesk } from '../testing/engine-desk.ts'

let desk: EngineDesk
beforeEach(() => {
  desk = new EngineDesk()
})
afterEach(() => desk.dispose())

const workspaces = () => desk.patches.flatMap(patch => (patch.kind === 'workspace' ? [patch.workspace] : []))
const first = { name: 'Script 1', text: 'print(1)\n' }

test('scripts are kept in the workspace: edited, saved, read again', async () => {
  await desk.request('setScripts', { scripts: [first] })
  expect(workspaces().at(-1)).toMatchObject({ scripts: [first], modified: true })
  const path = `${desk.folder}/with-scripts.inv`
  await desk.request('saveWorkspace', { path })
  await desk.request('newWorkspace', {})
  expect(desk.engine.workspace.view.scripts).toEqual([])
  await desk.request('openWorkspace', { path })
  expect(desk.engine.workspace.view).toMatchObject({ scripts: [first], modified: false })
})

test('an editor reads and writes them as files, and hears of what becomes of them', async () => {
  await desk.request('setScripts', { scripts: [first] })
  const path = scriptPath('Script 1')
  const { text, version } = await desk.request('readText', { path })
  expect(text).toBe(first.text)
  const written = await desk.request('writeText', { path, text: 'print(2)\n', expected: version })
  expect(desk.engine.workspace.view.scripts).toEqual([{ ...first, text: 'print(2)\n' }])
  const changes = await desk.patchesOf(() => desk.request('newWorkspace', {}))
  expect(written.version).not.toBe(version)
  expect(changes.filter(patch => patch.kind === 'fileChanged')).toEqual([{ kind: 'fileChanged', path, version: undefined }])
  await expect(desk.request('readText', { path })).rejects.toThrow('no script Script 1')
})

test('two of one name, or one without a name, are refused', async () => {
  await expect(desk.request('setScripts', { scripts: [first, first] })).rejects.toThrow('There is a script Script 1 already')
  await expect(desk.request('setScripts', { scripts: [{ name: ' ', text: '' }] })).rejects.toThrow('needs a name')
  expect(desk.engine.workspace.view.scripts).toEqual([])
})

test('without Python nothing runs, and says why', async () => {
  await expect(desk.request('runScript', { name: 'x', source: '' })).rejects.toThrow('Python is not running')
  await expect(desk.request('interpreters', {})).rejects.toThrow('cannot be changed from here')
})
