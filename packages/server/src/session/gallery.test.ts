import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { GuardedFiles } from '../files/guarded-files.ts'
import { Gallery } from './gallery.ts'
import { RecentFiles } from './recent-files.ts'
import { WorkspacePictures } from './workspace-pictures.ts'

let folder: string
let gallery: Gallery
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-gallery-'))
  gallery = new Gallery(new GuardedFiles())
})
afterEach(() => rm(folder, { recursive: true }))

const property = (identifier: string, value: string) =>
  `<Property type="org.inviwo.StringProperty" identifier="${identifier}"><value content="${value}" /></Property>`
const picture = '<CanvasImage><name content="A" /><size x="1" y="1" /><base64 content="/9j/AAAA" /></CanvasImage>'
const workspace = (properties: string, canvases = '') =>
  `<?xml version="1.0" ?><InviwoWorkspace version="2"><ProcessorNetwork/><WorkspaceAnnotations><Properties>${properties}</Properties><Canvases>${canvases}</Canvases></WorkspaceAnnotations></InviwoWorkspace>`

const bare = { author: '', tags: [], categories: [], description: '' }

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
  return path
}

test('the workspaces of a folder say what they are; of those that say nothing the file name does', async () => {
  const said =
    property('title', 'A Ball') + property('author', 'N. N.') + property('tags', 'round, volume') + property('description', 'One&#x0A;two')
  const ball = await write('deep/down/ball.inv', workspace(said, picture))
  const plain = await write('plain.inv', workspace(''))
  const broken = await write('broken.inv', '<WorkspaceAnnotations><a></WorkspaceAnnotations>')
  await write('.hidden/other.inv', workspace(''))
  await write('notes.txt', 'nothing')
  // What is listed and then may not be read is a card all the same.
  const secret = await write('secret.inv', workspace(said))
  const files = new GuardedFiles()
  files.open = async path => (path === secret ? Promise.reject(new Error('no')) : GuardedFiles.prototype.open.call(files, path))
  gallery = new Gallery(files)
  expect(await gallery.list(folder)).toEqual([
    { ...bare, path: broken, title: 'broken' },
    { ...bare, path: plain, title: 'plain' },
    { ...bare, path: secret, title: 'secret' },
    { path: ball, title: 'A Ball', author: 'N. N.', tags: ['round', 'volume'], categories: [], description: 'One\ntwo' },
  ])
  expect(await gallery.list(join(folder, 'none'))).toEqual([])
  expect(await gallery.list('/proc')).toEqual([])
})

test('a picture is the one in the file, as long as the file is the same', async () => {
  const path = await write('ball.inv', workspace('', picture))
  const pictures = new WorkspacePictures({ gallery, folder: join(folder, 'drawn'), command: ['/bin/false'] })
  expect(await pictures.picture(path, false)).toEqual(Buffer.from('/9j/AAAA', 'base64'))
  await write('ball.inv', workspace(property('title', 'without')))
  expect(await pictures.picture(path, false)).toBeUndefined()
  expect(await pictures.picture(join(folder, 'none.inv'), true)).toBeUndefined()
})

test('where a workspace holds no picture, one is drawn once and kept', async () => {
  const path = await write('plain.inv', workspace(''))
  const program = `
    const at = process.argv.indexOf('--out') + 1
    require('fs').writeFileSync(process.argv[at] + '/Canvas.png', 'drawn of ' + process.argv.filter(word => word.startsWith('--')).join(' '))
    require('fs').appendFileSync(${JSON.stringify(join(folder, 'calls'))}, 'x')`
  const drawn = await write('draw.cjs', program)
  const options = { gallery, folder: join(folder, 'drawn'), command: [process.execPath, drawn] }
  const pictures = new WorkspacePictures(options)
  const both = await Promise.all([pictures.picture(path, true), pictures.picture(path, true)])
  expect(both.map(String)).toEqual(Array(2).fill('drawn of --out --size --timeout --no-python'))
  expect(String(await new WorkspacePictures({ ...options, command: ['/bin/false'] }).picture(path, false))).toMatch('drawn of')
  await expect(new GuardedFiles().stat(join(folder, 'calls'))).resolves.toMatchObject({ size: 1 })
  await pictures.close()
})

test('a workspace that cannot be drawn is tried once', async () => {
  const path = await write('plain.inv', workspace(''))
  const pictures = new WorkspacePictures({ gallery, folder: join(folder, 'drawn'), command: ['/nowhere/ivw'] })
  expect(await pictures.picture(path, true)).toBeUndefined()
  expect(await pictures.picture(path, true)).toBeUndefined()
})

test('recent workspaces: the last one first, at most 20, missing ones say so, any can be forgotten', async () => {
  const complaints: string[] = []
  const recent = () => new RecentFiles(join(folder, 'recent.json'), gallery, text => complaints.push(text))
  const present = await write('here.inv', workspace(property('title', 'Here')))
  const first = recent()
  await Promise.all(Array.from({ length: 25 }, (_, i) => first.remember(`/nowhere/${i}.inv`)))
  await first.remember(present)
  await first.remember('/nowhere/20.inv')
  const list = await recent().list()
  expect(list.map(({ title }) => title).slice(0, 4)).toEqual(['20', 'Here', '24', '23'])
  expect(list.length).toBe(20)
  expect(list[0]).toMatchObject({ missing: true, opened: expect.any(Number) })
  expect(list[1]).not.toHaveProperty('missing')
  await first.forget('/nowhere/20.inv')
  expect((await recent().list())[0]?.title).toBe('Here')
  await write('recent.json', '{"workspaces": 3}')
  expect(await recent().list()).toEqual([])
  expect(complaints).toEqual([expect.stringContaining('is damaged')])
})

const root = join(import.meta.dirname, '../../../..')
test.each(['examples', 'workspace-templates'])('all %s of the program say what they are, and hold pictures', async name => {
  const items = await gallery.list(join(root, name))
  expect(items.length).toBeGreaterThan(4)
  for (const { path, title, description, tags, categories } of items) {
    expect([title, description, tags, categories], path).not.toContainEqual(expect.toSatisfy(said => said.length === 0))
    const picture = await gallery.picture(path)
    expect(picture?.bytes?.subarray(0, 3), path).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(picture?.bytes?.length, path).toBeLessThan(30_000)
  }
})
