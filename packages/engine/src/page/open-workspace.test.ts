import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodePng } from '@ivw/data'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withWorkspace } from '../picture-workspace.ts'
import { EngineDesk } from '../testing/engine-desk.ts'

let desk: EngineDesk
beforeEach(() => {
  desk = new EngineDesk()
})
afterEach(() => desk.dispose())

const background = '<Processor type="org.inviwo.Background" identifier="Sky" displayName="Sky"/>'
const source = (file: string) =>
  `<Processor type="org.inviwo.ImageSource" identifier="Image" displayName="Image"><Properties><Property type="org.inviwo.FileProperty" identifier="imageFileName"><absolutePath content=""/><workspaceRelativePath content="${file}"/><ivwdataRelativePath content=""/></Property></Properties></Processor>`
const workspace = (processors: string) =>
  `<?xml version="1.0" ?><InviwoWorkspace version="2"><ProcessorNetwork><ProcessorNetworkVersion content="20"/><Processors>${processors}</Processors></ProcessorNetwork></InviwoWorkspace>`
const picture = encodePng({ width: 1, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3) })

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(desk.folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}
const view = () => desk.engine.workspace.view
const identifiers = () => [...desk.engine.network.processors.keys()]

test('of two that are opened at once the later one stays, also when the first one takes longer', async () => {
  const many = Array.from({ length: 200 }, (_, i) => background.replaceAll('Sky', `Sky${i}`)).join('')
  const large = await write('large.png', withWorkspace(picture, workspace(many)))
  const small = await write('small.inv', workspace(background))
  const missing = desk.request('openWorkspace', { path: `${small}.inv` })
  const both = [desk.request('openWorkspace', { path: large }), desk.request('openWorkspace', { path: small })]
  await expect(missing).rejects.toThrow()
  await Promise.all(both)
  expect([identifiers(), view().path]).toEqual([['Sky'], small])
})

describe('a copy', () => {
  test('has no file, finds what lies beside its origin, and leaves that as it was', async () => {
    const image = await write('gallery/data/a.png', picture)
    const path = await write('gallery/first.inv', workspace(source('data/a.png')))
    await desk.request('openWorkspace', { path, copy: true })
    expect(view()).toMatchObject({ path: undefined, name: 'first', modified: false })
    expect(desk.engine.network.propertyByPath('Image.imageFileName')?.state.value).toBe(image)
    await expect(desk.request('saveWorkspace', {})).rejects.toThrow('no file yet')
    const saved = join(desk.folder, 'mine.inv')
    await desk.request('saveWorkspace', { path: saved })
    expect(await readFile(saved, 'utf8')).toContain('gallery/data/a.png')
    expect(desk.recent).toEqual([saved])
  })

  test('is what a picture carries, by its path or as bytes', async () => {
    const path = await write('a.png', withWorkspace(picture, workspace(background)))
    await desk.request('openWorkspace', { path })
    expect([identifiers(), view()]).toMatchObject([['Sky'], { path: undefined, name: 'a', modified: false }])
    await desk.request('newWorkspace', {})
    await desk.request('openContent', { bytes: withWorkspace(picture, workspace(background)), name: 'b.png' })
    expect([identifiers(), view().name]).toEqual([['Sky'], 'b'])
    await desk.request('openContent', { bytes: new TextEncoder().encode(workspace('')), name: 'c.inv' })
    expect([identifiers(), view().name]).toEqual([[], 'c'])
    expect(desk.recent).toEqual([])
  })

  test.each<[string, Uint8Array, RegExp]>([
    ['a plain picture', picture, /b\.png is a picture without a workspace/],
    ['a picture that carries something else', withWorkspace(picture, '<html/>'), /b\.png is no workspace|its root is/],
    ['a cut picture', withWorkspace(picture, workspace(background)).subarray(0, 60), /ends inside a chunk/],
    ['no picture', Uint8Array.of(1, 2, 3), /not well formed|XML/],
  ])('of %s is refused, and what was open stays', async (_, bytes, message) => {
    await desk.request('addProcessor', { type: 'org.inviwo.Background', position: [0, 0] })
    await expect(desk.request('openContent', { bytes, name: 'b.png' })).rejects.toThrow(message)
    expect(identifiers()).toEqual(['Background'])
  })
})

describe('what a workspace says of itself', () => {
  const annotate = (annotations: Record<string, string>) =>
    desk.request('apply', { changes: [{ kind: 'annotate', annotations }], name: 'Change Workspace Properties' })

  test('is edited, undone and saved', async () => {
    await annotate({ title: 'A Ball', tags: 'round, volume' })
    expect(view()).toMatchObject({ name: 'A Ball', modified: true, annotations: { title: 'A Ball', author: '', tags: 'round, volume' } })
    await annotate({ title: 'The Ball' })
    await desk.request('undo', {})
    expect(view().annotations.title).toBe('A Ball')
    expect(desk.engine.history.undoName).toBe('Change Workspace Properties')
    const path = join(desk.folder, 'ball.inv')
    await desk.request('saveWorkspace', { path })
    await desk.request('newWorkspace', {})
    expect(view().annotations.title).toBe('')
    await desk.request('openWorkspace', { path })
    expect(view()).toMatchObject({ name: 'ball.inv', annotations: { title: 'A Ball', tags: 'round, volume' } })
    expect(desk.engine.history.undoName).toBeUndefined()
    expect(desk.recent).toEqual([path, path])
  })
})

describe('templates', () => {
  test('are kept in the home folder under a name that is free', async () => {
    await mkdir(join(desk.folder, 'templates'))
    await desk.request('addProcessor', { type: 'org.inviwo.Background', position: [0, 0] })
    const { path } = await desk.request('saveTemplate', { name: ' My start ' })
    expect(path).toBe(join(desk.folder, 'templates/My start.inv'))
    expect(await readFile(path, 'utf8')).toContain('org.inviwo.Background')
    expect(view().path).toBeUndefined()
    await expect(desk.request('saveTemplate', { name: 'My start' })).rejects.toThrow('There is a template My start already')
    await expect(desk.request('saveTemplate', { name: 'My start', overwrite: true })).resolves.toEqual({ path })
  })

  test.each(['', ' ', '../outside', 'a/b', '.hidden', 'a\0b', 'x'.repeat(200)])('are not called “%s”', async name => {
    await expect(desk.request('saveTemplate', { name })).rejects.toThrow('cannot be the name of a file')
  })
})
