import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAlive, processIdentity } from './process-identity.ts'
import { sweep } from './sweep.ts'

const root = resolve(import.meta.dirname, '../../../..')
const folder = mkdtempSync(join(tmpdir(), 'ivw-orphans-'))
const script = join(folder, 'doomed-server.mjs')

beforeAll(async () => {
  const entryPoints = [join(import.meta.dirname, 'testing/doomed-server.ts')]
  await build({ entryPoints, outfile: script, bundle: true, platform: 'node', format: 'esm', target: 'node20' })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Server {
  readonly child: ChildProcess
  /** The lines that it printed. */
  readonly lines: string[]
  says(text: string): Promise<string>
}

function serve(body: string): Server {
  const home = mkdtempSync(join(folder, 'home-'))
  const child = spawn(process.execPath, [script, join(root, '.venv/bin/python'), home, body], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let rest = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    const pieces = (rest + chunk).split('\n')
    rest = pieces.pop() ?? ''
    lines.push(...pieces)
    for (const wake of waiting) wake()
  })
  const says = (text: string) =>
    new Promise<string>(resolve => {
      const look = () => {
        const line = lines.find(each => each.startsWith(text))
        if (line === undefined) return
        waiting.delete(look)
        resolve(line.slice(text.length).trim())
      }
      waiting.add(look)
      look()
    })
  return { child, lines, says }
}

/** Resolves when the process is gone: the kernel closes its end of the pipe that `/proc` shows, so this asks again and again. */
async function gone(pid: number): Promise<void> {
  const identity = processIdentity(pid)
  while (!identity.endsWith('.0') && isAlive(identity)) await new Promise(resolve => setImmediate(resolve))
}

const filesOf = (pid: number) => readdirSync('/dev/shm').filter(name => name.startsWith(`ivw-${pid}.`))

test.each([
  ['sleeps', 'import time; time.sleep(1000)'],
  ['computes in C and holds the interpreter', 'sum(range(10**11))'],
  ['is idle', 'pass'],
])('a host that %s ends with its server, however that ends', async (_name, body) => {
  const { child, says } = serve(body)
  const host = Number(await says('host'))
  await says('running')
  const start = performance.now()
  child.kill('SIGKILL')
  await gone(host)
  expect(performance.now() - start).toBeLessThan(1000)
})

test('grandchildren and array files of a killed server go at the next start', async () => {
  const { child, says } = serve('import subprocess; p = subprocess.Popen(["sleep", "1000"]); print("grandchild", p.pid); p.wait()')
  const host = Number(await says('host'))
  const grandchild = Number(await says('grandchild'))
  expect(filesOf(child.pid as number)).not.toEqual([])
  child.kill('SIGKILL')
  await gone(host)
  await gone(child.pid as number)
  const swept = await sweep()
  await gone(grandchild)
  expect(filesOf(child.pid as number)).toEqual([])
  expect(swept.files.some(path => path.includes(`ivw-${child.pid}.`))).toBe(true)
})

test('a server that exits by itself takes host, grandchildren and files with it', async () => {
  const { child, says } = serve('import subprocess; p = subprocess.Popen(["sleep", "1000"]); print("grandchild", p.pid); p.wait()')
  const host = Number(await says('host'))
  const grandchild = Number(await says('grandchild'))
  const identity = processIdentity(grandchild)
  expect(isAlive(identity)).toBe(true)
  child.kill('SIGTERM')
  await gone(host)
  await gone(child.pid as number)
  // SIGTERM without a handler runs no exit hook, so the kernel ended the host alone.
  await sweep()
  await gone(grandchild)
  expect(filesOf(child.pid as number)).toEqual([])
})

test('a living server keeps its files and processes', async () => {
  const name = join('/dev/shm', `ivw-${processIdentity()}-test`)
  writeFileSync(name, 'x')
  await sweep()
  expect(readFileSync(name, 'utf8')).toBe('x')
  rmSync(name)
})
