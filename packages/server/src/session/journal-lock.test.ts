import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type HomeFolder, openHomeFolder } from './home-folder.ts'
import { lockJournal } from './journal-lock.ts'

let home: HomeFolder
beforeEach(async () => {
  home = await openHomeFolder(join(await mkdtemp(join(tmpdir(), 'ivw-lock-')), 'home'))
})
afterEach(() => rm(dirname(home.path), { recursive: true }))

test('each server on a home folder has a journal of its own (F30)', async () => {
  const first = await lockJournal(home)
  const second = await lockJournal(home)
  expect([first.number, second.number]).toEqual([1, 2])
  first.release()
  const third = await lockJournal(home)
  expect(third.number).toBe(1)
  second.release()
  third.release()
})

test('a killed server frees its journal at once', async () => {
  const program = join(dirname(home.path), 'lock.mjs')
  await build({
    stdin: {
      contents: `import { lockJournal } from './journal-lock.ts'
        const lock = await lockJournal(${JSON.stringify(home)})
        process.stdout.write(String(lock.number))
        setInterval(() => {}, 1000)`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  })
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  expect(await new Promise(resolve => child.stdout.once('data', data => resolve(String(data))))).toBe('1')
  child.kill('SIGKILL')
  await new Promise(resolve => child.once('close', resolve))
  const lock = await lockJournal(home)
  expect(lock.number).toBe(1)
  lock.release()
})
