// Frames of a 256^3 volume at 512 x 512 in headless Chromium without GPU flags (WebGL 2), beside @kitware/vtk.js in the same page: same
// numbers, camera, sampling and transfer function, frames in turn. Prints medians and their ratio, of the time until the pixels are there
// and of the processor time that the browser took for it, which hardly depends on what else the machine does; and how far the pictures
// are apart. --json as JSON, --pictures DIR keeps both pictures, --case TEXT, --frames N.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import type { Pictures, Prepared, Side } from './raycast/page.ts'
import { processorTime } from './raycast/processor-time.ts'
import { cases } from './raycast/scene.ts'

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
const frames = option('--frames')
const pictures = option('--pictures')
const only = option('--case')

const bundle = await build({
  entryPoints: [join('bench', 'raycast', 'page.ts')],
  bundle: true,
  write: false,
  // A module knows the address that fonts are relative to.
  format: 'esm',
  define: { global: 'globalThis' },
  logLevel: 'error',
})
const script = bundle.outputFiles[0]?.text ?? ''
const server = createServer((request, response) => {
  response.setHeader('content-type', request.url === '/page.js' ? 'text/javascript' : 'text/html')
  response.end(request.url === '/page.js' ? script : '<!doctype html><body><script type="module" src="/page.js"></script>')
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
const executablePath = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(path => path && existsSync(path))
const program = await chromium.launchServer({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] })
const browser = await chromium.connect(program.wsEndpoint())

interface Line {
  readonly name: string
  readonly visible: number
  /** Milliseconds per frame. */
  readonly ours: number
  readonly vtk: number
  readonly ratio: number
  readonly processorRatio: number | undefined
  readonly wanted: number | undefined
  readonly difference: number
}
const [wantedDifference, sides] = [0.02, ['ours', 'vtk'] as const satisfies readonly Side[]]
const asJson = process.argv.includes('--json')
const lines: Line[] = []
let description = ''
try {
  for (const [index, scene] of cases.entries()) {
    if (only && !scene.name.includes(only)) continue
    const page = await browser.newPage()
    page.on('pageerror', error => console.error(error.message))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const prepared = (await page.evaluate(`prepare(${index})`)) as Prepared
    description = prepared.description
    const times = { ours: [] as number[], vtk: [] as number[] }
    const work = { ours: [] as number[], vtk: [] as number[] }
    for (let number = -1; number < Number(frames ?? scene.frames); number++)
      for (const side of sides) {
        const before = processorTime(program.process().pid)
        const time = (await page.evaluate(`frame('${side}', ${number})`)) as number
        const after = processorTime(program.process().pid)
        // The first frames compile shaders and upload.
        if (number < 0) continue
        times[side].push(time)
        if (before !== undefined && after !== undefined) work[side].push(after - before)
      }
    const shown = (await page.evaluate('pictures()')) as Pictures
    await page.close()
    if (pictures) await keep(pictures, scene.name, shown)
    const ratio = (of: Record<Side, number[]>) => median(of.vtk) / median(of.ours)
    const line: Line = {
      name: scene.name,
      visible: prepared.visible,
      ours: median(times.ours),
      vtk: median(times.vtk),
      ratio: ratio(times),
      processorRatio: work.ours.length > 0 ? ratio(work) : undefined,
      wanted: scene.wanted,
      difference: shown.difference,
    }
    lines.push(line)
    if (!asJson) console.log(described(line))
  }
} finally {
  await browser.close()
  await program.close()
  server.close()
}
console.log(asJson ? JSON.stringify({ description, cases: lines }) : `256^3 at 512 x 512, ${description}`)

function described({ name, visible, ours, vtk, ratio, processorRatio, wanted, difference }: Line): string {
  const times = `${ours.toFixed(0)} ms per frame, vtk.js ${vtk.toFixed(0)} ms: ${ratio.toFixed(2)} times as many frames`
  const work = processorRatio === undefined ? '' : ` (by processor time ${processorRatio.toFixed(2)})`
  const aim = wanted === undefined ? '' : `, wanted: at least ${wanted}`
  const apart = `pictures ${(difference * 100).toFixed(2)} % apart, wanted: at most ${wantedDifference * 100} %`
  return `${name} (${(visible * 100).toFixed(0)} % of the voxels are visible): ${times}${work}${aim}; ${apart}`
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function keep(folder: string, name: string, { ours, vtk }: Pictures): Promise<void> {
  await mkdir(folder, { recursive: true })
  const stem = name.replace(/\W+/g, '-')
  await writeFile(join(folder, `${stem}-ours.png`), Buffer.from(ours, 'base64'))
  await writeFile(join(folder, `${stem}-vtk.png`), Buffer.from(vtk, 'base64'))
}
