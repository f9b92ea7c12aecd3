import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Patch } from './protocol.ts'
import { EngineDesk } from './testing/engine-desk.ts'

let desk: EngineDesk
beforeEach(() => {
  desk = new EngineDesk()
})
afterEach(() => desk.dispose())

/** An image of one pixel; what is in it does not matter here. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

function put(path: string): string {
  const whole = join(desk.folder, path)
  mkdirSync(join(whole, '..'), { recursive: true })
  writeFileSync(whole, png)
  return whole
}

const source = (
  identifier: string,
  absolute: string,
  relative = '',
) => `<Processor type="org.inviwo.ImageSource" identifier="${identifier}" displayName="${identifier}"><Properties>
<Property type="org.inviwo.FileProperty" identifier="imageFileName"><absolutePath content="${absolute}" /><workspaceRelativePath content="${relative}" /><ivwdataRelativePath content="" /></Property>
</Properties></Processor>`

async function open(...sources: readonly string[]): Promise<void> {
  const path = join(desk.folder, 'spaces', 'w.inv')
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(
    path,
    `<?xml version="1.0" ?><InviwoWorkspace version="3"><ProcessorNetwork><ProcessorNetworkVersion content="19" /><Processors>${sources.join('')}</Processors></ProcessorNetwork></InviwoWorkspace>`,
  )
  await desk.request('openWorkspace', { path })
  await desk.request('idle', {})
  await desk.engine.missingFiles.settled()
}

const value = (processor: string) => desk.engine.network.propertyByPath(`${processor}.imageFileName`)?.state.value
const told = (patches: readonly Patch[], path: string) =>
  patches.flatMap(patch => (patch.kind === 'property' && patch.path === path ? [patch.property] : [])).at(-1)

test('a missing file stands on its property and on its node, with all places that were looked at', async () => {
  await open(source('A', 'C:/gone/a.png', '..\\data\\a.png'))
  const elsewhere = join(desk.folder, 'data', 'a.png')
  const sentence = `there is no file C:/gone/a.png, nor is it at ${elsewhere}`
  desk.page.receive({ kind: 'request', id: 0, command: 'idle', parameters: {} })
  const patches = await desk.patchesOf(() => desk.request('idle', {}))
  const snapshot = desk.patches.findLast(patch => patch.kind === 'reset')
  const property = told([...desk.patches, ...patches], 'A.imageFileName') ?? snapshot?.snapshot.processors[0]?.properties[0]
  expect(property).toMatchObject({ problem: `There${sentence.slice(5)}.`, missing: [0] })
  const { status } = desk.engine.network.processors.get('A') ?? {}
  expect(status).toMatchObject({ state: 'error' })
  expect(status?.error?.message).toContain(`Image file: ${sentence}`)
})

test('a file that the workspace calls by a relative path only is missed, too, and keeps its name', async () => {
  await open(source('A', '', 'data/a.png'))
  const place = join(desk.folder, 'spaces', 'data', 'a.png')
  expect(desk.engine.missingFiles.all.map(({ path }) => path)).toEqual([place])
  const path = join(desk.folder, 'spaces', 'w.inv')
  await desk.request('saveWorkspace', { path })
  expect(readFileSync(path, 'utf8')).toMatch(/<absolutePath content="" \/>\s*<workspaceRelativePath content="data\/a.png" \/>/)
})

test('what the user looks for is found for the others, too, and all is mended in one step', async () => {
  await open(
    source('A', 'C:/gone/images/a.png'),
    source('B', 'C:/gone/images/b.png'),
    source('C', 'C:/gone/more/c.png'),
    source('D', 'D:/d.png'),
    source('E', 'C:/gone/e.png'),
  )
  const [a, b, c] = ['moved/images/a.png', 'moved/images/b.png', 'moved/more/c.png'].map(put)
  const { mends } = await desk.request('planMending', { path: 'A.imageFileName', index: 0, chosen: a ?? '' })
  expect(mends.map(({ label, before, after }) => [label, before, after])).toEqual([
    ['A: Image file', 'C:/gone/images/a.png', a],
    ['B: Image file', 'C:/gone/images/b.png', b],
    ['C: Image file', 'C:/gone/more/c.png', c],
  ])
  await desk.request('apply', {
    name: 'Locate Files',
    changes: mends.map(({ path, after }) => ({ kind: 'setProperty', path, state: { value: after } })),
  })
  await desk.request('idle', {})
  await desk.engine.missingFiles.settled()
  expect(desk.engine.missingFiles.all.map(({ property }) => property.path)).toEqual(['D.imageFileName', 'E.imageFileName'])
  expect(desk.engine.network.processors.get('C')?.status.state).toBe('success')
  await desk.request('undo', {})
  await desk.engine.missingFiles.settled()
  expect(desk.engine.missingFiles.all).toHaveLength(5)
})

test('a file that appears makes its property whole, wherever the workspace said that it is', async () => {
  await open(source('A', 'C:/gone/a.png', '../data/a.png'))
  const path = put('data/a.png')
  await desk.request('lookForFiles', {})
  await desk.request('idle', {})
  expect(value('A')).toBe(path)
  expect(desk.engine.network.processors.get('A')?.status.state).toBe('success')
  expect(desk.engine.history.undoName).toBeUndefined()
  expect(desk.engine.missingFiles.all).toEqual([])
})

test('a file that went away is missed when it is wanted, and found again', async () => {
  const path = put('a.png')
  await open(source('A', path))
  expect(desk.engine.missingFiles.all).toEqual([])
  renameSync(path, `${path}.aside`)
  await desk.request('press', { path: 'A.reload' })
  await desk.request('idle', {})
  await desk.engine.missingFiles.settled()
  expect(desk.engine.missingFiles.all.map(({ path: missing }) => missing)).toEqual([path])
  renameSync(`${path}.aside`, path)
  await desk.request('lookForFiles', {})
  await desk.request('idle', {})
  expect(desk.engine.network.processors.get('A')?.status.state).toBe('success')
})

test('a relative path becomes the place of the file, so that Save As keeps it', async () => {
  const path = put('spaces/own/a.png')
  await open(source('A', ''))
  await desk.request('apply', {
    name: 'Choose',
    changes: [{ kind: 'setProperty', path: 'A.imageFileName', state: { value: 'own/a.png' } }],
  })
  await desk.engine.missingFiles.settled()
  expect(value('A')).toBe(path)
  await desk.request('saveWorkspace', { path: join(desk.folder, 'elsewhere.inv') })
  expect(readFileSync(join(desk.folder, 'elsewhere.inv'), 'utf8')).toContain('<workspaceRelativePath content="spaces/own/a.png"')
  await desk.request('undo', {})
  await desk.engine.missingFiles.settled()
  expect(value('A')).toBe('')
})

test('the pattern that a processor begins with is missed by nobody', async () => {
  await desk.request('addProcessor', { type: 'org.inviwo.ImageStackVolumeSource', position: [0, 0] })
  await desk.engine.missingFiles.settled()
  expect(desk.engine.missingFiles.all).toEqual([])
})

test('files to write need not be there', async () => {
  await desk.request('addProcessor', { type: 'org.inviwo.DataFrameExporter', position: [0, 0] })
  await desk.request('apply', {
    name: 'Name',
    changes: [{ kind: 'setProperty', path: 'DataFrameExporter.exportFile', state: { value: '/none/t.csv' } }],
  })
  await desk.engine.missingFiles.settled()
  expect(desk.engine.missingFiles.all).toEqual([])
})
