// A print flood of a million lines in a real browser: frames a second that the page displays meanwhile and at rest, how long the flood
// takes, and how many lines are shown and dropped. Prints the figures, and JSON with --json.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { median } from './python-session.ts'
import { launchBrowser, serve } from './served-page.ts'

const lines = 1_000_000
const wantedFrames = 30

const source = (count: number) => `import inviwopy as ivw

class Flood(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo("bench.Flood", "Flood")

    def getProcessorInfo(self):
        return Flood.processorInfo()

    def process(self):
        for i in range(${count}):
            print("line", i)
`

const workspace = `<?xml version="1.0" ?>
<InviwoWorkspace version="2"><ProcessorNetwork><ProcessorNetworkVersion content="20" />
<Processors><Processor type="bench.Flood" identifier="Flood" displayName="Flood" /></Processors><Connections /><PropertyLinks /></ProcessorNetwork></InviwoWorkspace>
`

/** Frames that the page displays in a second. */
const frameRate = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>(resolve => {
        let frames = 0
        const begun = performance.now()
        const count = (now: number) => {
          frames++
          if (now - begun < 1000) requestAnimationFrame(count)
          else resolve((frames * 1000) / (now - begun))
        }
        requestAnimationFrame(count)
      }),
  )

const folder = await mkdtemp(join(tmpdir(), 'ivw-bench-flood-'))
const processors = join(folder, 'processors')
const file = join(processors, 'Flood.py')
await mkdir(processors)
await writeFile(file, source(1))
await writeFile(join(folder, 'flood.inv'), workspace)
const server = await serve([join(folder, 'flood.inv'), '--processors', processors, '--home', join(folder, 'home')])
const browser = await launchBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(server.address)
  const state = () => page.locator('.react-flow__node[data-id="Flood"] article').getAttribute('aria-label')
  const becomes = async (word: string) => {
    while (!(await state())?.startsWith(`Flood, ${word}`)) await page.waitForTimeout(20)
  }
  await page.locator('.react-flow__node[data-id="Flood"]').waitFor({ timeout: 60_000 })
  await becomes('Success')
  await page.locator('.dv-tab', { hasText: 'Output Console' }).click()
  const atRest = await frameRate(page)
  await writeFile(file, source(lines))
  await becomes('Running')
  const begun = performance.now()
  const rates: number[] = []
  while ((await state())?.startsWith('Flood, Running')) rates.push(await frameRate(page))
  const seconds = (performance.now() - begun) / 1000
  await page.locator('.console-row', { hasText: `line ${lines - 1}` }).waitFor({ timeout: 60_000 })
  const results = { frames: median(rates), lowest: Math.min(...rates), atRest, seconds }
  if (process.argv.includes('--json')) console.log(JSON.stringify(results))
  else {
    console.log(
      `page during ${lines.toLocaleString('en')} printed lines: median ${results.frames.toFixed(0)} frames/s (lowest ${results.lowest.toFixed(0)}), wanted: above ${wantedFrames}`,
    )
    console.log(`at rest: ${atRest.toFixed(0)} frames/s; the flood took ${seconds.toFixed(1)} s; the last line is shown`)
  }
} finally {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
