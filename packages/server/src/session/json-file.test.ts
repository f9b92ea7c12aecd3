import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { JsonFile } from './json-file.ts'

let folder: string
let path: string
let complaints: string[]
let file: JsonFile<{ python?: string | undefined }>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-json-'))
  path = join(folder, 'settings.json')
  complaints = []
  file = new JsonFile(path, z.looseObject({ python: z.string().optional() }), text => complaints.push(text))
})
afterEach(() => rm(folder, { recursive: true }))

test('what is written is read again, unknown keys included, and other users cannot read it', async () => {
  expect(await file.read()).toBeUndefined()
  await file.write({ python: '/usr/bin/python3', theme: 'dark' } as never)
  expect(await file.read()).toEqual({ python: '/usr/bin/python3', theme: 'dark' })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(complaints).toEqual([])
})

test('writes come in order, and reading waits for them', async () => {
  void Promise.all(Array.from({ length: 50 }, (_, i) => file.write({ python: String(i) })))
  expect(await file.read()).toEqual({ python: '49' })
})

test.each(['', '{', '[]', '{"python": 7}', '\0\0\0\0'])('a damaged file is moved aside, never deleted: %j (F40)', async text => {
  await writeFile(path, text)
  expect(await file.read()).toBeUndefined()
  expect(await readFile(`${path}.invalid`, 'utf8')).toBe(text)
  expect(complaints).toEqual([expect.stringContaining(`It was moved to ${path}.invalid`)])
  await file.write({ python: 'new' })
  expect(await file.read()).toEqual({ python: 'new' })
})

test('a second damaged file does not take the place of the first (F40)', async () => {
  for (const text of ['{1', '{2', '{3']) {
    await writeFile(path, text)
    expect(await file.read()).toBeUndefined()
  }
  expect(await Promise.all(['', '-2', '-3'].map(end => readFile(`${path}.invalid${end}`, 'utf8')))).toEqual(['{1', '{2', '{3'])
})

test('a write that fails is reported, and the next one works', async () => {
  await rm(folder, { recursive: true })
  await expect(file.write({})).rejects.toThrow('ENOENT')
  folder = await mkdtemp(join(tmpdir(), 'ivw-json-'))
  await expect(file.settled()).resolves.toBeUndefined()
})
