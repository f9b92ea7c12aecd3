import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GuardedFiles } from './guarded-files.ts'

let folder: string
let files: GuardedFiles

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-files-'))
  await mkdir(join(folder, 'secrets'))
  await writeFile(join(folder, 'secrets', 'token'), 'secret')
  await writeFile(join(folder, 'data.npy'), 'numbers')
  files = new GuardedFiles({ secrets: [join(folder, 'secrets')] })
})
afterEach(() => rm(folder, { recursive: true }))

async function read(path: string): Promise<string> {
  const { handle } = await files.open(path)
  try {
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

test('reads a file, and one behind a link', async () => {
  await symlink(join(folder, 'data.npy'), join(folder, 'link.npy'))
  expect(await read(join(folder, 'data.npy'))).toBe('numbers')
  expect(await read(join(folder, 'link.npy'))).toBe('numbers')
})

describe('what is no data is refused at once (P06, P07)', () => {
  test.each(['/dev/zero', '/dev/stdin', '/proc/self/environ', '/proc/self/mem', '/sys/kernel/uevent_seqnum', '/etc/../proc/self/environ'])(
    '%s',
    async path => {
      await expect(read(path)).rejects.toMatchObject({ status: 403 })
    },
  )

  test('a pipe, a socket, a folder', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const server = createServer().listen(join(folder, 'socket'))
    await new Promise(resolve => server.on('listening', resolve))
    for (const name of ['pipe', 'socket', '']) await expect(read(join(folder, name))).rejects.toMatchObject({ status: 403 })
    server.close()
  })

  test('links to them, and links in a circle', async () => {
    await symlink('/proc/self/environ', join(folder, 'environment'))
    await symlink('/proc', join(folder, 'processes'))
    await symlink(join(folder, 'secrets'), join(folder, 'open'))
    await symlink(join(folder, 'circle'), join(folder, 'circle'))
    for (const name of ['environment', 'processes/self/environ', 'open/token', 'circle'])
      await expect(read(join(folder, name)), name).rejects.toMatchObject({ status: 403 })
  })

  test('a link that is swapped while it is checked never leads to a secret', async () => {
    const link = join(folder, 'swapped')
    let swapping = true
    const swap = (async () => {
      for (let turn = 0; swapping; turn++) {
        await symlink(turn % 2 === 0 ? join(folder, 'data.npy') : join(folder, 'secrets', 'token'), `${link}.next`)
        await rename(`${link}.next`, link)
      }
    })()
    const seen = new Set<string>()
    for (let i = 0; i < 2000; i++) seen.add(await read(link).catch(error => String(error.status)))
    swapping = false
    await swap
    expect([...seen].sort()).toEqual(expect.arrayContaining(['403', 'numbers']))
    expect(seen).not.toContain('secret')
  })

  test('nothing is written there', async () => {
    await symlink(join(folder, 'secrets'), join(folder, 'open'))
    for (const path of ['/proc/self/comm', '/dev/shm/x', join(folder, 'secrets', 'new'), join(folder, 'open', 'token')])
      await expect(files.write(path, 'x'), path).rejects.toMatchObject({ status: 403 })
    expect(await readFile(join(folder, 'secrets', 'token'), 'utf8')).toBe('secret')
  })
})

test('a listing shows files and folders, follows links and leaves out what is neither', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')])
  await symlink('/nowhere', join(folder, 'dead'))
  await symlink(join(folder, 'data.npy'), join(folder, 'alias'))
  expect(await files.list(folder)).toEqual([
    { name: 'alias', kind: 'file', size: 7 },
    { name: 'data.npy', kind: 'file', size: 7 },
  ])
  await expect(files.list(join(folder, 'none'))).rejects.toThrow(`${join(folder, 'none')} does not exist.`)
})

test('nothing at a path is not an error', async () => {
  expect(await files.stat(join(folder, 'none'))).toBeUndefined()
  expect(await files.stat(join(folder, 'data.npy', 'below'))).toBeUndefined()
  expect(await files.stat(folder)).toMatchObject({ kind: 'directory', size: 0 })
})

test('a file that another program changed is not overwritten (F31)', async () => {
  const path = join(folder, 'processor.py')
  await files.write(path, 'one')
  const version = await files.version(path)
  await files.write(path, 'two', { expected: version! })
  await expect(files.write(path, 'three', { expected: version! })).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining('changed on disk'),
  })
  expect(await readFile(path, 'utf8')).toBe('two')
})

test.each([100, 5_000_000])(
  'contents count, not times: a file of %i bytes that was written at the same time is another one (F39)',
  async size => {
    const path = join(folder, 'volume.raw')
    const time = new Date(2020, 1, 1)
    const write = async (fill: number) => {
      await writeFile(path, Buffer.alloc(size, fill))
      await utimes(path, time, time)
      return await files.version(path)
    }
    expect(await write(2)).not.toBe(await write(1))
    // A clock that jumps: a small file is the same whatever its time says.
    if (size > 1000) return
    const before = await files.version(path)
    await utimes(path, time, new Date(2040, 1, 1))
    expect(await files.version(path)).toBe(before)
  },
)

test.skipIf(process.getuid?.() === 0)('a file that the system denies is named', async () => {
  await chmod(join(folder, 'data.npy'), 0)
  await expect(read(join(folder, 'data.npy'))).rejects.toThrow(/may not be accessed/)
})
