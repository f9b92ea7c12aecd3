import { spawnSync } from 'node:child_process'
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { BuiltIvw } from '../testing/ivw-process.ts'
import { rounds, seeded } from '../testing/seeded.ts'
import { withIvw } from '../testing/with-ivw.ts'
import { WorkspaceDesk } from '../testing/workspace-desk.ts'

vi.setConfig({ testTimeout: rounds(60_000, 1_200_000) })

let ivw: BuiltIvw
withIvw(built => {
  ivw = built
})

const patience = { timeout: 25_000 }
const can = (command: string, ...parameters: string[]) => spawnSync(command, parameters).status === 0
/** Tests of what the system does wrong need a tool to make it do so; where that is missing they are skipped by name. */
const canTrace = can('strace', '-f', '--seccomp-bpf', '-D', '-o', '/dev/null', '-e', 'trace=fsync', 'true')
const canMount = can('unshare', '-Urm', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', '/mnt')
const trace = ['strace', '-D', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null']
const temporaries = async (folder: string) => (await readdir(folder, { recursive: true })).filter(name => name.includes('.tmp-'))

test('F25 killed in the middle of saves: the file is an old or a new one, half-written files go at the next start', async () => {
  const random = seeded('F25')
  const folder = await WorkspaceDesk.makeFolder()
  for (let round = 0; round < rounds(3, 200); round++) {
    const desk = await WorkspaceDesk.start(ivw, { folder })
    // What it writes itself at this moment is not left behind.
    expect((await temporaries(folder)).filter(name => !name.includes(`.tmp-${desk.pid}-`))).toEqual([])
    const known = new Set([await desk.file()])
    let killed = false
    const saving = (async () => {
      for (let size = 1; !killed; size++) {
        await desk.edit(size)
        await desk.page.request('saveWorkspace', {})
        known.add(await desk.file())
      }
    })().catch(() => undefined) // The server goes in the middle of one.
    await vi.waitFor(() => expect(known.size).toBeGreaterThan(2), patience)
    await new Promise(resolve => setTimeout(resolve, random() * 30))
    await desk.kill()
    killed = true
    const text = await desk.file()
    if (!known.has(text)) expect(text).toMatch(/^<\?xml[\s\S]*<\/InviwoWorkspace>\s*$/)
    desk.page.abandon()
    await saving
  }
  const last = await WorkspaceDesk.start(ivw, { folder })
  expect(last.page.processors.size).toBe(2)
  await last.end()
})

test.skipIf(!canTrace).each([
  ['fsync', 'EIO', 'the disk reports an error'],
  ['fsync', 'ENOSPC', 'the disk is full'],
  ['rename', 'EACCES', 'the system denies it'],
])('F26 %s fails with %s: save and journal are told as failed, the file is the old one, the server goes on', async (call, error, why) => {
  const folder = await WorkspaceDesk.makeFolder()
  const wrapper = [...trace, '-e', `trace=${call}`, '-e', `inject=${call}:error=${error}`]
  const desk = await WorkspaceDesk.start(ivw, { folder, wrapper })
  const before = await desk.file()
  await desk.edit(7)
  await expect(desk.page.request('saveWorkspace', {})).rejects.toThrow(why)
  expect(desk.page.workspace?.modified).toBe(true)
  expect(await desk.file()).toBe(before)
  await desk.page.logged('Unsaved changes cannot be kept for later')
  // The journal tries again and again, with a temporary file of its own each time.
  await expect.poll(() => temporaries(folder), { timeout: 10_000 }).toEqual([])
  await desk.edit(8)
  expect(desk.size()).toBe(8)
  await desk.end()
})

test.skipIf(!canMount)(
  'F34 a full disk: save and journal say so and name the path, the old file stays; with room both work again',
  async () => {
    const folder = await WorkspaceDesk.makeFolder()
    const disk = join(folder, 'work')
    // A disk of 1 MB that only the server sees.
    const script =
      'cp "$0/desk.inv" "$0/../kept.inv" && mount -t tmpfs -o size=1m tmpfs "$0" && cp "$0/../kept.inv" "$0/desk.inv" && exec "$@"'
    const wrapper = ['unshare', '-Urm', 'sh', '-c', script, disk]
    const desk = await WorkspaceDesk.start(ivw, { folder, wrapper, home: join(disk, 'home') })
    const read = async () => (await desk.page.request('readText', { path: desk.path })).text
    const filler = join(disk, 'filler.txt')
    const before = await read()
    // Seen before or while it is written.
    const noRoom = /^\S+(filler\.txt|desk\.inv) cannot be written: (the disk is full|it needs \d+ bytes)/
    await expect(desk.page.request('writeText', { path: filler, text: 'x'.repeat(2 ** 21) })).rejects.toThrow(noRoom)
    // As much as there is room for, in pieces that get smaller.
    let name = 0
    for (let size = 2 ** 19; size >= 2 ** 12; ) {
      const path = join(disk, `filler-${name}.txt`)
      await desk.page.request('writeText', { path, text: 'x'.repeat(size) }).then(
        () => name++,
        () => {
          size /= 2
        },
      )
    }
    await desk.edit(7)
    await expect(desk.page.request('saveWorkspace', {})).rejects.toThrow(noRoom)
    expect(desk.page.workspace?.modified).toBe(true)
    expect(await read()).toBe(before)
    await desk.page.logged(/Unsaved changes cannot be kept for later: .*(no space left|disk)/i)
    for (let i = 0; i < name; i++)
      await desk.page.request('writeText', { path: join(disk, `filler-${i}.txt`), text: '' }).catch(() => undefined)
    await vi.waitFor(() => desk.page.request('saveWorkspace', {}), patience)
    expect(await read()).toContain('checkerBoardSize')
    await desk.end()
  },
)

describe('the file of the open workspace', () => {
  test('F31 another program changes it: told at once, not overwritten, reloaded when wanted; F39 contents count, not times', async () => {
    const desk = await WorkspaceDesk.start(ivw)
    const { page } = desk
    const original = await desk.file()
    await desk.edit(7)
    await vi.waitFor(async () => expect(await desk.journal()).toContain('checkerBoardSize'), patience)
    // The same contents at another time are the same file.
    const times = await stat(desk.path)
    await utimes(desk.path, new Date(), new Date(Date.now() + 3_600_000))
    await page.request('saveWorkspace', {})
    const mine = await desk.file()
    // Others of the same length and time are another one.
    const theirs = mine.replace('Low Pass', 'Pow Lass')
    await writeFile(`${desk.path}.new`, theirs)
    await utimes(`${desk.path}.new`, times.atime, (await stat(desk.path)).mtime)
    await rename(`${desk.path}.new`, desk.path)
    await page.until(() => page.workspace?.onDisk === 'changed')
    await desk.edit(8)
    await expect(page.request('saveWorkspace', {})).rejects.toThrow('changed on disk')
    expect(await desk.file()).toBe(theirs)
    await page.request('openWorkspace', { path: desk.path })
    await page.until(() => page.workspace?.onDisk === undefined && page.processors.get('LowPass')?.displayName === 'Pow Lass')
    // What the reload replaced can be had again.
    const { entries } = await page.request('unsaved', {})
    expect(entries).toMatchObject([{ path: desk.path, state: 'closed' }])
    await rm(desk.path)
    await page.until(() => page.workspace?.onDisk === 'gone')
    await writeFile(desk.path, original)
    await page.until(() => page.workspace?.onDisk === 'changed')
    await desk.end()
  })

  test('F30 two servers: the second one says which process has it, does not save over it, and may when that has gone', async () => {
    const first = await WorkspaceDesk.start(ivw)
    const second = await WorkspaceDesk.start(ivw, { folder: first.folder, home: join(first.folder, 'other-home') })
    const { page } = second
    await page.until(() => page.workspace?.openIn === first.pid)
    expect(first.page.workspace?.openIn).toBeUndefined()
    await second.edit(9)
    await expect(page.request('saveWorkspace', {})).rejects.toThrow(`is open in process ${first.pid}`)
    await page.request('saveWorkspace', { path: join(first.folder, 'work', 'copy.inv') })
    await page.until(() => page.workspace?.openIn === undefined)
    await page.request('openWorkspace', { path: first.path })
    await page.until(() => page.workspace?.openIn === first.pid)
    // Killed, it cannot give it back.
    await first.kill()
    await page.until(() => page.workspace?.openIn === undefined)
    await second.edit(9)
    await page.request('saveWorkspace', {})
    expect(await readFile(second.path, 'utf8')).toContain('checkerBoardSize')
    await second.end()
  })
})
