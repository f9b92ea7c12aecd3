import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process'
import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sweepTemporaryFiles, writeAtomically } from './atomic-write.ts'

const run = promisify(execFile)
const old = 'old '.repeat(1000)
const next = 'next '.repeat(50_000)

let folder: string
let file: string
/** A program that saves `next` to its argument once, or over and over with `forever`. */
let program: string

beforeAll(async () => {
  program = join(await mkdtemp(join(tmpdir(), 'ivw-save-')), 'save.mjs')
  await build({
    stdin: {
      contents: `
        import { writeAtomically } from './atomic-write.ts'
        const [, , path, forever] = process.argv
        const content = ${JSON.stringify('next ')}.repeat(50_000)
        process.stdout.write('ready')
        do {
          await writeAtomically(path, content).catch(error => { console.error(error.code); process.exitCode = 3 })
        } while (forever)`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  })
})
afterAll(() => rm(join(program, '..'), { recursive: true }))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivw-atomic-'))
  file = join(folder, 'workspace.inv')
  await writeFile(file, old)
})
afterEach(() => rm(folder, { recursive: true }))

const temporaries = async () => (await readdir(folder)).filter(name => name.includes('.tmp-'))

test('replaces the content, keeps the permissions, leaves nothing behind', async () => {
  await writeFile(join(folder, 'script.sh'), old, { mode: 0o750 })
  await writeAtomically(join(folder, 'script.sh'), next)
  expect(await readFile(join(folder, 'script.sh'), 'utf8')).toBe(next)
  expect((await stat(join(folder, 'script.sh'))).mode & 0o777).toBe(0o750)
  expect(await temporaries()).toEqual([])
})

test('writes through a link and keeps the link', async () => {
  await symlink(file, join(folder, 'link'))
  await writeAtomically(join(folder, 'link'), next)
  expect(await readFile(file, 'utf8')).toBe(next)
  expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true)
})

test('takes content piece by piece, and drops it all when a piece fails', async () => {
  async function* pieces(fail: boolean) {
    yield Buffer.from('a'.repeat(100_000))
    if (fail) throw new Error('the sender went away')
    yield Buffer.from('b')
  }
  await writeAtomically(file, pieces(false))
  expect((await readFile(file, 'utf8')).length).toBe(100_001)
  await expect(writeAtomically(file, pieces(true))).rejects.toThrow('the sender went away')
  expect((await readFile(file, 'utf8')).length).toBe(100_001)
  expect(await temporaries()).toEqual([])
})

test('a new file can insist on being new', async () => {
  await expect(writeAtomically(file, next, { create: true })).rejects.toThrow(`${file} exists already`)
  await writeAtomically(join(folder, 'other'), next, { create: true })
  expect(await readFile(file, 'utf8')).toBe(old)
  expect(await temporaries()).toEqual([])
})

test('names of any length, and many saves at once', async () => {
  const name = join(folder, 'ä'.repeat(127))
  await Promise.all(Array.from({ length: 20 }, (_, i) => writeAtomically(name, `content ${i % 2}`.repeat(10_000))))
  expect(await readFile(name, 'utf8')).toMatch(/^(content [01])\1+$/)
  expect(await temporaries()).toEqual([])
})

test('a folder that is not there is an error', async () => {
  await expect(writeAtomically(join(folder, 'none', 'x'), next)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('killed at any moment, the file is the old or the new one; the leftovers are swept (F25)', async () => {
  // Moments from a fixed sequence, so that a failure can be repeated.
  for (let kill = 0; kill < 40; kill++) {
    await writeFile(file, old)
    const child = spawn(process.execPath, [program, file, 'forever'], { stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise(resolve => child.stdout.once('data', resolve))
    await new Promise(resolve => setTimeout(resolve, ((kill * 7919) % 97) / 10))
    child.kill('SIGKILL')
    await new Promise(resolve => child.once('close', resolve))
    expect([old, next]).toContain(await readFile(file, 'utf8'))
  }
  await sweepTemporaryFiles(folder)
  expect(await temporaries()).toEqual([])
}, 60_000)

test('the sweep leaves the files of living processes and of others alone', async () => {
  const living = `.x.tmp-${process.pid}-0123abcd`
  await writeFile(join(folder, living), '')
  await writeFile(join(folder, '.x.tmp-999999999-0123abcd'), '')
  await writeFile(join(folder, 'x.tmp-1'), '')
  await sweepTemporaryFiles(folder)
  expect((await readdir(folder)).sort()).toEqual([living, 'workspace.inv', 'x.tmp-1'])
})

const hasStrace = spawnSync('strace', ['-V']).status === 0
describe.skipIf(!hasStrace)('every step can fail or be the last (F25, F26, F28)', () => {
  const traced = async (...options: string[]) => {
    try {
      await run('strace', ['-f', '-qq', '-o', join(folder, 'trace'), ...options, process.execPath, program, file])
      return 0
    } catch (error) {
      return (error as { code: number | null }).code
    }
  }

  test('bytes, fsync, rename, fsync of the folder, in this order', async () => {
    expect(await traced('-e', 'trace=write,pwrite64,fsync,rename', '-y')).toBe(0)
    const steps = (await readFile(join(folder, 'trace'), 'utf8')).split('\n').flatMap(line => {
      if (/fsync\(\d+<[^>]*\.tmp-/.test(line)) return ['fsync file']
      if (/fsync\(\d+</.test(line)) return ['fsync folder']
      if (/rename\("[^"]*\.tmp-/.test(line)) return ['rename']
      return /write(64)?\(\d+<[^>]*\.tmp-/.test(line) ? ['write'] : []
    })
    expect(steps.filter((step, i) => step !== steps[i - 1])).toEqual(['write', 'fsync file', 'rename', 'fsync folder'])
  })

  test.each([
    ['fsync', 1, old],
    ['rename', 1, old],
    ['fsync', 2, next],
  ])('killed at %s number %i', async (call, when, expected) => {
    await traced('-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${when}`)
    // A signal arrives after its call, so a rename may have been the last thing done.
    expect([expected, next]).toContain(await readFile(file, 'utf8'))
  })

  test.each([
    ['fsync', 'EIO', 1],
    ['rename', 'EACCES', 1],
    ['fsync', 'ENOSPC', 1],
  ])('%s fails with %s: reported, old file intact, nothing left', async (call, error, when) => {
    expect(await traced('-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${when}`)).toBe(3)
    expect(await readFile(file, 'utf8')).toBe(old)
    expect(await temporaries()).toEqual([])
  })
})

const canMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', tmpdir()]).status === 0
test.skipIf(!canMount)('a full disk is reported and the old file stays (F34)', () => {
  const script = `mount -t tmpfs -o size=100k tmpfs "$D" && printf good > "$D/f" && { "$NODE" "$P" "$D/f"; echo "$?"; cat "$D/f"; ls -A "$D"; }`
  const output = execFileSync('unshare', ['-Urm', 'sh', '-c', script], {
    env: { ...process.env, D: folder, NODE: process.execPath, P: program },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  expect(output).toBe('ready3\ngoodf\n')
})
