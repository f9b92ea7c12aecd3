// Whether a browser draws what Node draws: every workspace below a folder (the examples, or the one that is named) in headless Chromium with WebGL 2 and
// with WebGPU, each canvas in the size that its file says, against `ivw render`. Prints the mean difference of the colours, in percent of their full
// scale, and what the browser's console says of errors and warnings; above 0.5, or where a picture is missing, the command fails.
// The browser draws them one after the other in one engine: in another order (`--reverse`) it has to draw the same.
//   npm run bench:backends -- [FOLDER] [--only TEXT] [--backend webgl|webgpu] [--reverse] [--out FOLDER]
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type DecodedPng, decode } from 'fast-png'
import { chromium, type Page } from 'playwright-core'
import { type EngineWindow, rememberEngine } from '../e2e/engine-of-page.ts'
import { serve } from './served-page.ts'

const limit = 0.5
/** For what the engine is asked, in seconds: what is not answered then hangs. */
const patience = 120
const ivw = join(process.cwd(), 'packages/server/bin/ivw.mjs')
const software = '--use-webgpu-adapter=swiftshader'
const backends = { webgl: [], webgpu: ['--enable-unsafe-webgpu', software] } as const

type Pictures = ReadonlyMap<string, Uint8Array>

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    backend: { type: 'string' },
    reverse: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})
const root = resolve(positionals[0] ?? 'examples')
const files = (await readdir(root, { recursive: true })).filter(file => file.endsWith('.inv') && file.includes(values.only)).sort()
if (values.reverse) files.reverse()
const home = await mkdtemp(join(tmpdir(), 'ivw-backends-'))
const trusted = ['--home', home, '--processors', resolve('examples/processors'), '--processors', root, '--trust', root]
let failed = 0

try {
  const expected = new Map<string, Pictures>()
  for (const file of files) expected.set(file, await renderedByNode(file))
  for (const [backend, flags] of Object.entries(backends)) {
    if (values.backend !== undefined && values.backend !== backend) continue
    await compareWith(backend, flags, expected)
  }
} finally {
  await rm(home, { recursive: true, force: true })
}
console.log(
  failed === 0 ? `All pictures differ by at most ${limit} %.` : `${failed} pictures differ by more than ${limit} %, or are missing.`,
)
process.exitCode = failed === 0 ? 0 : 1

async function renderedByNode(file: string): Promise<Pictures> {
  const out = join(home, 'node', file)
  const child = spawn(process.execPath, [ivw, 'render', join(root, file), '--out', out, ...trusted], { stdio: 'ignore' })
  await new Promise(ended => child.once('close', ended))
  const names = await readdir(out).catch(() => [])
  return new Map(await Promise.all(names.map(async name => [basename(name, '.png'), await readFile(join(out, name))] as const)))
}

async function compareWith(backend: string, flags: readonly string[], expected: ReadonlyMap<string, Pictures>): Promise<void> {
  const server = await serve(trusted)
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', ...flags],
    ignoreDefaultArgs: ['--enable-unsafe-swiftshader'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } })
    page.on(
      'console',
      message => ['error', 'warning'].includes(message.type()) && console.log(`     console: ${message.text().slice(0, 500)}`),
    )
    page.on('pageerror', error => console.log(`     page: ${error.message.slice(0, 500)}`))
    await page.addInitScript(rememberEngine)
    await page.goto(server.address)
    await page.locator('.app:not(:has(.session-screen))').waitFor()
    console.log(`${backend}: ${await page.locator('.status-bar').textContent()}`)
    for (const [file, pictures] of expected) {
      await compareWorkspace(page, backend, file, pictures).catch(error => {
        failed++
        console.log(`FAIL ${backend} ${file}: ${String(error).split('\n')[0]}`)
      })
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function compareWorkspace(page: Page, backend: string, file: string, pictures: Pictures): Promise<void> {
  if (pictures.size === 0) throw new Error('ivw render draws no picture')
  // Identifiers of what can be picked, which are colours of a layer, count from the first one again.
  await ask(page, 'newWorkspace', {})
  await ask(page, 'openWorkspace', { path: join(root, file) })
  await ask(page, 'idle', {})
  const canvases = await page.locator('[data-canvas]').evaluateAll(all => all.map(canvas => (canvas as HTMLElement).dataset.canvas ?? ''))
  for (const [name, png] of pictures) {
    const canvas = canvases.find(identifier => identifier.replaceAll(/[^A-Za-z0-9]/g, '') === name.replaceAll(/[^A-Za-z0-9]/g, ''))
    const wanted = decode(png)
    const drawn = canvas === undefined ? undefined : await exported(page, canvas, [wanted.width, wanted.height])
    const difference = drawn && meanDifference(decode(drawn), wanted)
    const good = difference !== undefined && difference <= limit
    if (!good) failed++
    console.log(
      `${good ? 'ok  ' : 'FAIL'} ${backend} ${file} ${name}: ${difference === undefined ? 'no picture' : `${difference.toFixed(3)} %`}`,
    )
    if (values.out !== undefined && drawn) await keep(values.out, `${basename(file, '.inv')}-${name}`, { [backend]: drawn, node: png })
  }
}

/** Answers undefined where the canvas has nothing to show. */
async function exported(page: Page, canvas: string, size: readonly [number, number]): Promise<Uint8Array | undefined> {
  const answer = page.evaluate(
    async parameters => {
      const { png } = (await (window as unknown as EngineWindow).ivwAsk('exportPicture', parameters)) as { png: Uint8Array }
      let binary = ''
      for (let at = 0; at < png.length; at += 0x8000) binary += String.fromCharCode(...png.subarray(at, at + 0x8000))
      return btoa(binary)
    },
    { canvas, size },
  )
  const text = await inTime('exportPicture', answer).catch(error => void console.log(String(error).split('\n')[0]))
  return text === undefined ? undefined : Buffer.from(text, 'base64')
}

function ask(page: Page, command: string, parameters: unknown): Promise<unknown> {
  const answer = page.evaluate(([command, parameters]) => (window as unknown as EngineWindow).ivwAsk(command, parameters), [
    command,
    parameters,
  ] as const)
  return inTime(command, answer)
}

async function inTime<T>(command: string, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${command} takes more than ${patience} s`)), patience * 1000)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

/** Over the colours, in percent of their full scale; 100 for pictures of different sizes. The page shows and exports what is opaque. */
function meanDifference(a: DecodedPng, b: DecodedPng): number {
  if (a.width !== b.width || a.height !== b.height) return 100
  let sum = 0
  for (let pixel = 0; pixel < a.width * a.height; pixel++)
    for (let color = 0; color < 3; color++) sum += Math.abs(share(a, pixel, color) - share(b, pixel, color))
  return (100 * sum) / (a.width * a.height * 3)
}

function share({ data, depth, channels }: DecodedPng, pixel: number, color: number): number {
  return (data[pixel * channels + (channels < 3 ? 0 : color)] ?? 0) / (2 ** depth - 1)
}

async function keep(folder: string, name: string, pictures: Readonly<Record<string, Uint8Array>>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [backend, png] of Object.entries(pictures)) await writeFile(join(folder, `${name}-${backend}.png`), png)
}
