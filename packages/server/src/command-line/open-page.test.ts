import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openHomeFolder } from '../session/home-folder.ts'
import { openPage } from './open-page.ts'

test('the browser is given a file that only this user can read, and that goes away (T23)', async () => {
  const home = await openHomeFolder(join(await mkdtemp(join(tmpdir(), 'ivw-open-')), 'home'))
  const started: string[] = []
  const remove = await openPage('http://127.0.0.1:1/#token=secret', home, async target => started.push(target))
  expect(started[0]).not.toContain('secret')
  const file = fileURLToPath(started[0]!)
  expect(await readFile(file, 'utf8')).toContain('http://127.0.0.1:1/#token=secret')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(home.run)).mode & 0o777).toBe(0o700)
  await remove()
  expect(await readdir(home.run)).toEqual([])
  await expect(openPage('x', home, () => Promise.reject(new Error('no browser')))).rejects.toThrow('no browser')
  expect(await readdir(home.run)).toEqual([])
  await rm(dirname(home.path), { recursive: true })
})
