import { appendFile, mkdir, mkdtemp, open, rename, rm, truncate, unlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { contentVersion } from '../files/content-version.ts'
import { FolderWatcher, type FolderWatcherOptions, type WatchedFile } from './folder-watcher.ts'

let parent: string
let folder: string
let watcher: FolderWatcher
let batches: (readonly WatchedFile[])[]
let notices: string[]

async function watch(options: Partial<FolderWatcherOptions> = {}): Promise<void> {
  watcher = new FolderWatcher({ folder, onFiles: files => batches.push(files), onNotice: text => notices.push(text), ...options })
  await watcher.start()
}

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'ivw-watch-'))
  folder = join(parent, 'processors')
  await mkdir(folder)
  await writeFile(at('a.py'), 'v = 1\n')
  batches = []
  notices = []
})
afterEach(async () => {
  await watcher.close()
  await rm(parent, { recursive: true })
})

const at = (name: string) => join(folder, name)
const file = (name: string, content: string | undefined) => ({
  path: at(name),
  version: content === undefined ? undefined : contentVersion(content),
})

/** Saves a marker file and waits for its event: all earlier changes have been reported by then. */
let markers = 0
async function settled(): Promise<(readonly WatchedFile[])[]> {
  const marker = at(`marker${++markers}.py`)
  const seen = () => batches.flat().some(entry => entry.path === marker)
  await vi.waitFor(() => expect(batches.length).toBeGreaterThan(0), { timeout: 10_000 })
  await writeFile(marker, 'x = 1')
  await vi.waitFor(() => expect(seen()).toBe(true), { timeout: 10_000 })
  return batches.map(batch => batch.filter(entry => !entry.path.includes('marker'))).filter(batch => batch.length > 0)
}

test('knows the files at the start without reporting them', async () => {
  await mkdir(at('inner/__pycache__'), { recursive: true })
  await mkdir(at('env/lib'), { recursive: true })
  for (const name of ['inner/b.py', 'inner/__pycache__/c.py', 'notes.txt', '.hidden.py', 'env/pyvenv.cfg', 'env/lib/d.py'])
    await writeFile(at(name), 'w = 1')
  await watch()
  expect(watcher.files).toEqual([file('a.py', 'v = 1\n'), file('inner/b.py', 'w = 1')])
  expect(batches).toEqual([])
})

describe('every way to save gives one event with the final content (F17, F20, F21)', () => {
  const saves: Record<string, (path: string) => Promise<unknown>> = {
    'in place': path => writeFile(path, 'v = 2\n'),
    'temporary file and rename': async path => {
      await writeFile(`${path}.tmp`, 'v = 2\n')
      await rename(`${path}.tmp`, path)
    },
    'vim: rename away, write anew, drop the backup': async path => {
      await rename(path, `${path}~`)
      await writeFile(path, 'v = 2\n')
      await unlink(`${path}~`)
    },
    'write and touch': async path => {
      await writeFile(path, 'v = 2\n')
      await utimes(path, new Date(), new Date(Date.now() + 1e9))
    },
    'two saves at once': async path => {
      await writeFile(path, 'v = 9\n')
      await writeFile(path, 'v = 2\n')
    },
    'time set back, size kept': async path => {
      await writeFile(path, 'v = 2\n')
      await utimes(path, 1, 1)
    },
    'five pieces, 30 ms apart': async path => {
      const handle = await open(path, 'w')
      for (const piece of ['v', ' ', '=', ' ', '2\n']) {
        await handle.write(piece)
        await new Promise(resolve => setTimeout(resolve, 30))
      }
      await handle.close()
    },
    'truncated, then written': async path => {
      await truncate(path)
      await new Promise(resolve => setTimeout(resolve, 120))
      await appendFile(path, 'v = 2\n')
    },
  }
  test.each(Object.keys(saves))('%s', async name => {
    await watch()
    await saves[name]!(at('a.py'))
    expect(await settled()).toEqual([[file('a.py', 'v = 2\n')]])
  })

  test('a save of the same text is no change', async () => {
    await watch()
    await writeFile(at('a.py'), 'v = 1\n')
    await writeFile(at('b.py'), 'other')
    expect(await settled()).toEqual([[file('b.py', 'other')]])
  })
})

test('a file that goes and comes back (F18), and one that is renamed (F19)', async () => {
  await watch()
  await unlink(at('a.py'))
  await vi.waitFor(() => expect(batches).toEqual([[file('a.py', undefined)]]))
  await writeFile(at('a.py'), 'v = 1\n')
  await vi.waitFor(() => expect(batches.at(-1)).toEqual([file('a.py', 'v = 1\n')]))
  await rename(at('a.py'), at('b.py'))
  await vi.waitFor(() => expect(batches.at(-1)).toEqual([file('b.py', 'v = 1\n'), file('a.py', undefined)]))
})

test('files in new folders are seen', async () => {
  await watch()
  await mkdir(at('x/y'), { recursive: true })
  await writeFile(at('x/y/deep.py'), 'd = 1')
  await vi.waitFor(() => expect(batches.flat()).toContainEqual(file('x/y/deep.py', 'd = 1')), { timeout: 5000 })
})

test('a thousand files at once are a few batches, each file in one of them (F22)', async () => {
  await watch()
  await Promise.all(Array.from({ length: 1000 }, (_, i) => writeFile(at(`p${i}.py`), `i = ${i}`)))
  const seen = await settled()
  expect(new Set(seen.flat().map(entry => entry.path)).size).toBe(1000)
  expect(seen.flat().length).toBe(1000)
  // One, unless the machine pauses for longer than the quiet time while the files are written.
  expect(seen.length).toBeLessThanOrEqual(5)
}, 30_000)

test('a folder that is renamed away is missed, and found again (F19)', async () => {
  await watch()
  await rename(folder, join(parent, 'elsewhere'))
  await vi.waitFor(() => expect(notices.at(-1)).toContain('is gone'), { timeout: 10_000 })
  expect(batches).toEqual([[file('a.py', undefined)]])
  await rename(join(parent, 'elsewhere'), folder)
  await vi.waitFor(() => expect(batches.at(-1)).toEqual([file('a.py', 'v = 1\n')]), { timeout: 10_000 })
  await writeFile(at('a.py'), 'v = 5\n')
  await vi.waitFor(() => expect(batches.at(-1)).toEqual([file('a.py', 'v = 5\n')]), { timeout: 10_000 })
}, 30_000)

test('a folder that is not there yet is found when it comes', async () => {
  await rm(folder, { recursive: true })
  await watch()
  expect(notices).toEqual([expect.stringContaining('is not there')])
  await mkdir(folder)
  await writeFile(at('late.py'), 'l = 1')
  await vi.waitFor(() => expect(batches.flat()).toEqual([file('late.py', 'l = 1')]), { timeout: 10_000 })
  await writeFile(at('late.py'), 'l = 2')
  await vi.waitFor(() => expect(batches.at(-1)).toEqual([file('late.py', 'l = 2')]), { timeout: 10_000 })
}, 30_000)

test('where the system cannot watch, the folder is polled and says so (F22)', async () => {
  await watch({ subscribe: () => Promise.reject(new Error('ENOSPC: no more watches')) })
  expect(notices).toEqual([expect.stringContaining('is polled twice a second')])
  await writeFile(at('a.py'), 'v = 2\n')
  await vi.waitFor(() => expect(batches).toEqual([[file('a.py', 'v = 2\n')]]), { timeout: 5000 })
})

test('where the system stops watching, the folder is polled from then on and says so (F22)', async () => {
  let fail: (error: Error) => void = () => undefined
  await watch({
    subscribe: async (_folder, callback) => {
      fail = error => callback(error, [])
      return { unsubscribe: async () => undefined }
    },
  })
  expect(notices).toEqual([])
  fail(new Error('inotify_add_watch: no space left on device'))
  await writeFile(at('a.py'), 'v = 2\n')
  await vi.waitFor(() => expect(batches).toEqual([[file('a.py', 'v = 2\n')]]), { timeout: 5000 })
  expect(notices).toEqual([expect.stringMatching(/is polled twice a second.*no space left/)])
})
