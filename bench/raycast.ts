// Frames of a 256^3 volume at 512 x 512 in headless Chromium without GPU flags (WebGL 2), beside @kitware/vtk.js in the same page:
// same numbers, camera, sampling and transfer function. Prints medians and their ratio; --json as JSON, --pictures DIR keeps both pictures.
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import type { CaseResult } from './raycast/page.ts'
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
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] })

interface Line {
  readonly name: string
  readonly ours: number
  readonly vtk: number
  readonly ratio: number
}
const lines: Line[] = []
let description = ''
try {
  for (const [index, scene] of cases.entries()) {
    const { name } = scene
    if (only && !name.includes(only)) continue
    const page = await browser.newPage()
    page.on('pageerror', error => console.error(error.message))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const result = (await page.evaluate(`measure(${index}, ${frames ?? scene.frames})`)) as CaseResult
    await page.close()
    description = result.description
    const [mine, other] = [median(result.ours), median(result.vtk)]
    lines.push({ name, ours: mine, vtk: other, ratio: other / mine })
    if (pictures) await keep(pictures, name, result)
  }
} finally {
  await browser.close()
  server.close()
}
if (process.argv.includes('--json')) console.log(JSON.stringify({ description, cases: lines }))
else {
  console.log(description)
  for (const { name, ours, vtk, ratio } of lines)
    console.log(`${name}: ${ours.toFixed(0)} ms per frame, vtk.js ${vtk.toFixed(0)} ms: ${ratio.toFixed(2)} times as many frames`)
  console.log(
    `256^3 at 512 x 512, least of these: ${Math.min(...lines.map(line => line.ratio)).toFixed(2)} times as many frames as vtk.js, wanted: at least 2`,
  )
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function keep(folder: string, name: string, { oursPicture, vtkPicture }: CaseResult): Promise<void> {
  await mkdir(folder, { recursive: true })
  const stem = name.replace(/\W+/g, '-')
  await writeFile(join(folder, `${stem}-ours.png`), Buffer.from(oursPicture, 'base64'))
  await writeFile(join(folder, `${stem}-vtk.png`), Buffer.from(vtkPicture, 'base64'))
}
