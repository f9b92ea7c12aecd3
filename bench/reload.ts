/**
 * From the save of a Python processor's file, which makes a 64³ volume, to the new picture on the page, in headless Chromium without
 * flags about the GPU. Wants at most 300 ms. The first picture may be a coarse one,
 * as while anything changes; the full one follows by itself.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { median } from './python-session.ts'
import { launchBrowser, serve } from './served-page.ts'

/** Milliseconds of the clock that page and Node share. */
interface Times {
  readonly saved: number
  /** The page's engine heard of the file. */
  readonly heard: number
  /** The processor was made anew. */
  readonly recreated: number
  /** Its `process` has ended. */
  readonly processed: number
  /** The frame with the new picture left the engine. */
  readonly drawn: number
  readonly displayed: number
  /** The last frame, with all its pixels, left the engine. */
  readonly full: number
}

interface BenchWindow {
  /** Resolves when what came before is over and the next reload is looked out for. */
  benchArm(): Promise<void>
  benchResult(): Promise<Omit<Times, 'saved'>>
}

const repetitions = 15

const processorText = (level: number) => `import inviwopy as ivw
import numpy as np
from inviwopy.data import Volume, VolumeOutport

LEVEL = ${level}


class BenchSource(ivw.Processor):
    def __init__(self, id, name):
        super().__init__(id, name)
        self.outport = VolumeOutport("outport")
        self.addOutport(self.outport)

    @staticmethod
    def processorInfo():
        return ivw.ProcessorInfo(
            classIdentifier="org.bench.Source", displayName="Bench Source", category="Bench", codeState=ivw.CodeState.Stable, tags=ivw.Tags.PY
        )

    def getProcessorInfo(self):
        return BenchSource.processorInfo()

    def initializeResources(self):
        pass

    def process(self):
        z, y, x = np.mgrid[-1:1:64j, -1:1:64j, -1:1:64j]
        values = np.where(x * x + y * y + z * z < 0.5, LEVEL, 0).astype(np.float32)
        volume = Volume(values)
        volume.dataMap.dataRange = volume.dataMap.valueRange = ivw.glm.dvec2(0, 1)
        volume.basis = ivw.glm.mat3(2)
        volume.offset = ivw.glm.vec3(-1)
        self.outport.setData(volume)
`

/** Runs in the page before its scripts: notes when the engine says what, and when the middle of the canvas has another colour. */
function watchPage(): void {
  const Native = window.Worker
  const clock = () => performance.timeOrigin + performance.now()
  let heard = 0
  let recreated = 0
  let processed = 0
  let drawn = 0
  let before: readonly number[] | undefined
  let resolve: (times: Omit<Times, 'saved'>) => void = () => undefined
  let result = new Promise<Omit<Times, 'saved'>>(() => undefined)
  const color = (): readonly number[] | undefined => {
    const source = document.querySelector<HTMLCanvasElement>('[data-canvas] canvas')
    const context = new OffscreenCanvas(1, 1).getContext('2d')
    if (!source || !context) return undefined
    context.drawImage(source, source.width / 2, source.height / 2, 1, 1, 0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data]
  }
  // The two levels have colours far apart; a panel that gets its last size shifts one by a step or two.
  const isNew = (now = color()) => before !== undefined && now?.some((value, i) => Math.abs(value - (before?.[i] ?? 0)) > 20)
  let engine: Worker | undefined
  let idled: () => void = () => undefined
  const idle = () =>
    new Promise<void>(done => {
      idled = done
      // The page counts its own requests upwards from 1.
      engine?.postMessage({ kind: 'request', id: -1, command: 'idle', parameters: {} })
    })
  /** Some time after the last frame: the engine is not asked, as it would draw fully at once then. */
  const settled = async () => {
    for (let last = -1; last !== drawn; ) {
      last = drawn
      await new Promise(done => setTimeout(done, 700))
    }
  }
  window.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      if (options?.name !== 'engine') return
      engine = this
      this.addEventListener('message', ({ data }) => {
        if (data.id === -1) idled()
        if (data.kind === 'frame') drawn = clock()
        if (data.kind !== 'patch') return
        for (const patch of data.patches) {
          if (patch.kind === 'fileChanged') heard ||= clock()
          if (patch.kind === 'processor' && patch.processor.identifier === 'BenchSource') recreated ||= clock()
          if (patch.kind === 'status' && patch.identifier === 'BenchSource' && patch.status.state === 'success') processed = clock()
        }
      })
    }
  }
  const look = () => {
    if (isNew()) {
      before = undefined
      const first = { heard, recreated, processed, drawn, displayed: clock() }
      void settled().then(() => resolve({ ...first, full: drawn }))
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  Object.assign(window, {
    benchArm: async () => {
      await idle()
      heard = recreated = processed = drawn = 0
      before = color()
      result = new Promise(done => {
        resolve = done
      })
    },
    benchResult: () => result,
  })
}

/** Saves the file once and answers when what happened. */
async function reload(page: Page, file: string, level: number): Promise<Times> {
  await page.evaluate(() => (window as unknown as BenchWindow).benchArm())
  const saved = performance.timeOrigin + performance.now()
  await writeFile(file, processorText(level))
  return { saved, ...(await page.evaluate(() => (window as unknown as BenchWindow).benchResult())) }
}

async function workspaceText(): Promise<string> {
  const example = await readFile(join(process.cwd(), 'examples/numpy-source.inv'), 'utf8')
  const source = /<Processor type="org\.inviwo\.example\.NumpySource"[\s\S]*?<\/Processor>/
  const own = '<Processor type="org.bench.Source" identifier="BenchSource" displayName="Bench Source"/>'
  return example.replace(source, own).replaceAll('"NumpySource.outport"', '"BenchSource.outport"')
}

const folder = await mkdtemp(join(tmpdir(), 'ivw-bench-reload-'))
const processors = join(folder, 'processors')
const file = join(processors, 'BenchSource.py')
const workspace = join(folder, 'bench.inv')
await mkdir(processors)
await writeFile(file, processorText(1))
await writeFile(workspace, await workspaceText())
const server = await serve([workspace, '--processors', processors, '--home', join(folder, 'home')])
const browser = await launchBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.addInitScript(watchPage)
  await page.goto(server.address)
  await page.locator('[data-canvas] canvas[data-frames]').waitFor({ timeout: 60_000 })
  // Shaders are compiled at the first picture of each kind.
  for (const level of [0.5, 1]) await reload(page, file, level)
  const runs: Times[] = []
  for (let i = 0; i < repetitions; i++) runs.push(await reload(page, file, i % 2 === 0 ? 0.5 : 1))
  const part = (name: string, from: keyof Times, to: keyof Times) =>
    console.log(
      `  ${name.padEnd(34)} ${median(runs.map(run => run[to] - run[from]))
        .toFixed(0)
        .padStart(5)} ms`,
    )
  const totals = runs.map(run => run.displayed - run.saved)
  console.log(`save to new picture, 64³ volume: median ${median(totals).toFixed(0)} ms, wanted: at most 300 ms`)
  console.log(`  (${totals.map(total => total.toFixed(0)).join(' ')})`)
  part('save seen by the engine', 'saved', 'heard')
  part('loaded and made anew', 'heard', 'recreated')
  part('process', 'recreated', 'processed')
  part('array, upload, drawing', 'processed', 'drawn')
  part('displayed', 'drawn', 'displayed')
  part('save to full picture', 'saved', 'full')
} finally {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
