import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import type { Picture } from './picture.ts'
import { Project } from './project.ts'
import { type Served, startServed } from './served.ts'
import { patience, Workbench } from './workbench.ts'

let project: Project
let served: Served
let browser: Browser
let bench: Workbench
/** Of the processor as it is at the start of each test. */
let original: Picture

beforeAll(async () => {
  project = await Project.create()
  ;[served, browser] = await Promise.all([startServed(project.parameters), launchBrowser()])
  bench = await Workbench.open(browser, served)
  original = await bench.picture()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await project?.remove()
})
beforeEach(() => bench.show('Output Console'))
afterEach(async () => {
  await project.restore()
  await bench.pictureLike(original)
  await expect.poll(label, patience).toMatch(/^Ball, Success/)
  await bench.page.getByRole('button', { name: 'Clear', exact: true }).click()
  expect(bench.problems).toEqual([])
})

const label = () => bench.node('Ball').locator('article').getAttribute('aria-label')
const inProcess = 'axis = np.linspace('
const atStartOfProcess = (...lines: readonly string[]) => project.edit(inProcess, [...lines, inProcess].join('\n        '))

/** Frames that the page displays in a second. */
const frameRate = () =>
  bench.page.evaluate(
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

/** Milliseconds from a click in the page to the next frame, the median of several. */
const clickLatency = () =>
  bench.page.evaluate(async () => {
    const latencies: number[] = []
    for (let i = 0; i < 9; i++) {
      const button = [...document.querySelectorAll<HTMLElement>('.category')][0]
      const begun = performance.now()
      button?.click()
      await new Promise(resolve => requestAnimationFrame(resolve))
      latencies.push(performance.now() - begun)
    }
    return latencies.sort((a, b) => a - b)[4] ?? Number.POSITIVE_INFINITY
  })

test('an endless loop leaves the page at its rate; Cancel ends it within a second (F03)', async () => {
  const rate = await frameRate()
  await atStartOfProcess('while True:', '    pass')
  await expect.poll(label, patience).toMatch(/^Ball, Running/)
  expect(await frameRate()).toBeGreaterThan(rate / 2)
  expect(await clickLatency()).toBeLessThan(100)
  await bench.screenshot('endless-loop')
  await expect.poll(() => bench.node('Ball').textContent(), patience).toMatch(/running \d+ s/)
  await expect.poll(() => bench.page.locator('.status-bar').textContent(), patience).toMatch(/Ball +running \d+ s/)
  await bench.entry(/Ball has been running for 3 s, now in process at .*Ball\.py, line \d+/).waitFor()
  await bench.screenshot('endless-loop-told')
  const begun = performance.now()
  await bench.page.getByRole('button', { name: 'Cancel Ball' }).click()
  await expect.poll(label, { ...patience, interval: 10 }).toMatch(/^Ball, Cancelled/)
  expect(performance.now() - begun).toBeLessThan(1000)
  // What was drawn stays.
  expect(original.difference(await bench.picture())).toBe(0)
})

test.each([
  ['os._exit(1)', /exit|ended|code 1/i],
  ['os.abort()', /SIGABRT|abort/i],
])('%s in process: the cause is said, the host comes back, the picture stays (F07)', async (statement, cause) => {
  await atStartOfProcess('import os', statement)
  await bench.entry(cause).first().waitFor()
  await expect.poll(label, patience).toMatch(/^Ball, Error/)
  expect(original.difference(await bench.picture())).toBe(0)
  const bar = bench.page.locator('.status-bar')
  await bench.screenshot(statement.replaceAll(/\W+/g, '-'))
  await project.restore()
  await expect.poll(() => bar.textContent(), patience).toMatch(/Python 3\.\d+\.\d+/)
})

test.each([
  [
    '__init__',
    '        self.outport = VolumeOutport("outport")',
    '        raise ValueError("no start")\n        self.outport = VolumeOutport("outport")',
    'no start',
  ],
  [
    'initializeResources',
    '    def initializeResources(self):\n        pass',
    '    def initializeResources(self):\n        raise ValueError("no resources")',
    'no resources',
  ],
  ['process', `        ${inProcess}`, `        raise ValueError("no result")\n        ${inProcess}`, 'no result'],
])('an exception in %s is shown with its file and line, the picture stays (F14)', async (_place, before, after, message) => {
  await project.edit(before, after)
  const line = await project.line(`raise ValueError("${message}")`)
  const entry = bench.entry(message).first()
  await entry.waitFor()
  await entry.getByRole('button', { name: `Ball.py:${line}` }).waitFor()
  expect(original.difference(await bench.picture())).toBe(0)
  await bench.screenshot(`exception-${_place}`)
})

test('not-a-number and infinity in a volume are drawn without blanking the picture', async () => {
  await project.edit(
    '        volume = Volume(values)',
    '        values[20:28] = np.nan\n        values[:, 20:24] = np.inf\n        values[:, :, 20:24] = -np.inf\n        volume = Volume(values)',
  )
  await bench.entry(/Reloaded .*Ball\.py/).waitFor()
  // They lie inside of the ball, so a picture without them looks different.
  const picture = await bench.pictureUnlike(original)
  await expect.poll(label, patience).toMatch(/^Ball, Success/)
  const teal = (red: number, green: number, blue: number) => green > red + 20 && blue > red + 20
  expect(picture.share(teal)).toBeGreaterThan(original.share(teal) / 3)
  for (const [x, y] of [
    [0.02, 0.02],
    [0.98, 0.98],
  ] as const)
    expect(picture.at(x, y)).toEqual(original.at(x, y))
  await bench.screenshot('not-finite')
})

test('a print flood leaves the page above 30 frames a second, and the last lines are shown (F10)', async () => {
  const rate = await frameRate()
  await atStartOfProcess('for i in range(1_000_000): print("line", i)')
  await expect.poll(label, patience).toMatch(/^Ball, Running/)
  const rates: number[] = []
  while (/^Ball, Running/.test((await label()) ?? '')) rates.push(await frameRate())
  await bench.entry('line 999999').waitFor()
  await bench.screenshot('flood')
  // A machine that is busy with other things shows fewer, flood or none.
  expect(rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? rate).toBeGreaterThan(Math.min(30, rate / 2))
})

test('Python that ends again and again stops, and a button starts it again (F08)', async () => {
  const fatal = 'import os, pathlib\nif not pathlib.Path(__file__).with_name("calm").exists(): os._exit(4)\n'
  // The first is set aside after two times, the second is the third time.
  await Promise.all([project.write('FatalA.py', fatal), project.write('FatalB.py', fatal)])
  const again = bench.page.getByRole('button', { name: 'Start Python again' })
  await again.waitFor()
  await bench.screenshot('python-asks')
  expect(original.difference(await bench.picture())).toBe(0)
  await project.write('calm', '')
  await again.click()
  await expect.poll(label, patience).toMatch(/^Ball, Success/)
  await expect.poll(() => again.count(), patience).toBe(0)
  for (const name of ['FatalA.py', 'FatalB.py', 'calm']) await project.delete(name)
})
