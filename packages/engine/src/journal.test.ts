import { readFile } from 'node:fs/promises'
import { parseWorkspace } from '@ivw/workspace'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Journal } from './journal.ts'
import { isUnsaved, journalledText } from './journal-text.ts'
import type { HomeServices } from './page/home-services.ts'
import { EngineDesk } from './testing/engine-desk.ts'

let desk: EngineDesk
let written: number[]
let fails: boolean
/** Every workspace counts as large: all but the first entry are changes. */
let journal: Journal

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  desk = new EngineDesk()
  written = []
  fails = false
  const noting = <T>(write: (value: T) => Promise<void>) => {
    return async (value: T) => {
      if (fails) throw new Error('the disk is full')
      written.push(JSON.stringify(value).length)
      await write(value)
    }
  }
  const home: HomeServices = {
    ...desk.home,
    saveJournal: noting(desk.home.saveJournal),
    continueJournal: noting(desk.home.continueJournal),
  }
  const { workspace, network, log } = desk.engine
  journal = new Journal({ document: workspace, network, home, log, wholeUpTo: 0 })
})
afterEach(() => {
  journal.dispose()
  desk.dispose()
  vi.useRealTimers()
})

const add = (type: string) => desk.request('addProcessor', { type: `org.inviwo.${type}`, position: [0, 0] })
const set = (path: string, value: unknown) =>
  desk.request('apply', { changes: [{ kind: 'setProperty', path, state: { value } }], name: 'Set', merge: 'drag' })
const network = (text: string) => parseWorkspace(text).network
/** What is journalled opens as the network that is there. */
function isWhole(): void {
  if (!desk.journal) throw new Error('Nothing is journalled')
  expect(network(journalledText(desk.journal))).toEqual(network(desk.engine.workspace.text(undefined)))
}

test('of a large workspace what changed is written, and it comes back whole', async () => {
  for (let i = 0; i < 30; i++) await add('Background')
  await add('CanvasGL')
  await journal.flush()
  const [whole = 0] = written
  isWhole()
  await set('Background.checkerBoardSize', [4, 4])
  await journal.flush()
  isWhole()
  await desk.request('apply', {
    name: 'Connect',
    changes: [{ kind: 'connect', source: 'Background2.outport', destination: 'Canvas.inport' }],
  })
  await journal.flush()
  isWhole()
  await desk.request('apply', { name: 'Rename', changes: [{ kind: 'renameProcessor', identifier: 'Background2', to: 'Ground' }] })
  await desk.request('apply', { name: 'Delete', changes: [{ kind: 'removeProcessor', identifier: 'Background3' }] })
  await journal.flush()
  isWhole()
  await desk.request('undo', {})
  await journal.flush()
  isWhole()
  expect(desk.journal?.changes).toHaveLength(4)
  expect(written[1]).toBeLessThan(whole / 5)
})

test('a large file that was just opened or saved is not written anew; what follows continues it', async () => {
  for (let i = 0; i < 3; i++) await add('Background')
  const path = `${desk.folder}/large.inv`
  await desk.request('saveWorkspace', { path })
  await journal.flush()
  const file = await readFile(path, 'utf8')
  expect(desk.journal).toMatchObject({ text: file, modified: false, path })
  await set('Background.checkerBoardSize', [4, 4])
  await journal.flush()
  expect(desk.journal).toMatchObject({ text: file, changes: [{ modified: true }] })
  isWhole()
  await desk.request('openWorkspace', { path })
  await journal.flush()
  expect(desk.journal).toMatchObject({ text: file, modified: false })
  expect(desk.journal?.changes).toBeUndefined()
  await desk.request('apply', { name: 'Delete', changes: [{ kind: 'removeProcessor', identifier: 'Background3' }] })
  await journal.flush()
  expect(desk.journal?.changes).toHaveLength(1)
  isWhole()
})

test('what lies inside of composites comes back, too', async () => {
  for (const type of ['Background', 'ImageBinary', 'CanvasGL']) await add(type)
  const connect = (source: string, destination: string) => ({ kind: 'connect', source, destination }) as const
  const changes = [connect('Background.outport', 'ImageBinary.inputImage'), connect('ImageBinary.outputImage', 'Canvas.inport')]
  await desk.request('apply', { name: 'Connect', changes })
  await journal.flush()
  await desk.request('createComposite', { identifiers: ['ImageBinary'] })
  await journal.flush()
  isWhole()
  await set('Composite/ImageBinary.threshold', 0.25)
  await journal.flush()
  isWhole()
  await desk.request('undo', {})
  await desk.request('undo', {})
  await journal.flush()
  isWhole()
})

test('a drag is written once a second at most', async () => {
  await add('Background')
  await vi.advanceTimersByTimeAsync(2000)
  written.length = 0
  for (let frame = 0; frame < 240; frame++) {
    await set('Background.checkerBoardSize', [frame, 4])
    await vi.advanceTimersByTimeAsync(16)
  }
  // 240 frames of 16 ms.
  expect(written.length).toBeGreaterThanOrEqual(3)
  expect(written.length).toBeLessThanOrEqual(5)
  await vi.advanceTimersByTimeAsync(1000)
  isWhole()
})

test('changes that became as much as the workspace give way to a whole one', async () => {
  await add('Background')
  for (let size = 1; size < 30; size++) {
    await set('Background.checkerBoardSize', [size, size])
    await journal.flush()
  }
  expect(desk.journal?.changes?.length ?? 0).toBeLessThan(20)
  isWhole()
})

test('what could not be written is written later, whole, and said once', async () => {
  await add('Background')
  await journal.flush()
  fails = true
  await set('Background.checkerBoardSize', [7, 7])
  await journal.flush()
  await set('Background.checkerBoardSize', [8, 8])
  await journal.flush()
  expect(desk.engine.log.entries.filter(({ source }) => source === 'Journal').map(({ text }) => text)).toEqual([
    'Unsaved changes cannot be kept for later: the disk is full',
  ])
  fails = false
  // Without another edit.
  await vi.advanceTimersByTimeAsync(6000)
  await journal.flush()
  expect(journal.isPending).toBe(false)
  isWhole()
})

test('a save ends what is unsaved; an edit in the middle of the save does not get lost', async () => {
  await add('Background')
  await journal.flush()
  expect(desk.journal && isUnsaved(desk.journal)).toBe(true)
  const path = `${desk.folder}/saved.inv`
  await desk.request('saveWorkspace', { path })
  await journal.flush()
  expect(desk.journal && isUnsaved(desk.journal)).toBe(false)
  await desk.engine.workspace.saving(async () => {
    await set('Background.checkerBoardSize', [9, 9])
    return { path, version: 'as it was before that edit' }
  })
  expect(desk.engine.workspace.modified).toBe(true)
})

test('while it is paused nothing is written', async () => {
  await add('Background')
  await journal.flush()
  written.length = 0
  journal.pause()
  await set('Background.checkerBoardSize', [3, 3])
  await vi.advanceTimersByTimeAsync(10_000)
  await journal.flush()
  expect(written).toEqual([])
  journal.resume({ anew: true })
  await journal.flush()
  expect(written).toHaveLength(1)
  isWhole()
})
