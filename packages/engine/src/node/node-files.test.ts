import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NodeFiles } from './node-files.ts'

const files = new NodeFiles()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-node-files-'))
  await writeFile(join(folder, 'a.raw'), '0123456789')
  await symlink(join(folder, 'circle'), join(folder, 'circle'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
})
afterAll(() => rm(folder, { recursive: true }))

test('a file as a whole, and parts of it', async () => {
  const text = async (options?: { offset?: number; length?: number }) =>
    new TextDecoder().decode(await files.read(join(folder, 'a.raw'), options))
  expect(await text()).toBe('0123456789')
  expect(await text({ offset: 7 })).toBe('789')
  expect(await text({ offset: 2, length: 3 })).toBe('234')
  expect(await text({ offset: 20, length: 3 })).toBe('')
  expect(await files.stat(join(folder, 'a.raw'))).toMatchObject({ kind: 'file', size: 10 })
})

test.each(['pipe', 'circle', '', '/dev/zero', 'none', 'a.raw/below'])(
  '%j is no file to read, and says so at once (P06, P07)',
  async name => {
    await expect(files.read(name.startsWith('/') ? name : join(folder, name))).rejects.toThrow()
  },
)

test('what is neither file nor folder is not there', async () => {
  for (const path of [join(folder, 'pipe'), '/dev/zero', join(folder, 'a.raw', 'below'), join(folder, 'none')])
    expect(await files.stat(path), path).toBeUndefined()
})
