// The network editor with many processors (2,000, or the number given) in headless Chromium: frames a second and longest task
// while panning, zooming and dragging, and how long the page takes to answer a click, a box, a new processor and undo.
// `--links` shows all links meanwhile. Prints a line for each; JSON with --json.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { largeWorkspace } from './large-workspace.ts'
import { answerTime, recordSmoothness, type Smoothness, smoothnessOf } from './page-smoothness.ts'
import { launchBrowser, serve } from './served-page.ts'

const wanted = { framesPerSecond: 60, longestTask: 100 }
const processors = Number(process.argv.find(argument => /^\d+$/u.test(argument)) ?? 2_000)
const asJson = process.argv.includes('--json')
const results: Record<string, Smoothness & { answer?: number }> = {}

function report(name: string, smoothness: Smoothness, answer?: number): void {
  results[name] = { ...smoothness, ...(answer !== undefined && { answer }) }
  if (asJson) return
  const { framesPerSecond, worstFrame, longestTask, computed, longestComputed } = smoothness
  const task = longestTask === 0 ? 'below 50' : longestTask.toFixed(0)
  console.log(
    `${name.padEnd(34)} ${framesPerSecond.toFixed(0).padStart(3)} frames/s, worst frame ${worstFrame.toFixed(0).padStart(4)} ms, longest task ${task} ms; computed ${computed.toFixed(1)} ms per frame, ${longestComputed.toFixed(0)} ms in the longest task${answer === undefined ? '' : `, answer in ${answer.toFixed(0)} ms`}`,
  )
}

/** With the middle button, as users pan. */
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number], button: 'left' | 'middle'): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down({ button })
  await page.mouse.move(...to, { steps: 90 })
  await page.mouse.up({ button })
}

/** A place on the node that is nearest to the middle of the editor. */
function placeOfNode(page: Page): Promise<readonly [number, number]> {
  return page.evaluate(() => {
    const { left, top, width, height } = document.querySelector('[data-network-editor]')!.getBoundingClientRect()
    const places = [...document.querySelectorAll('.react-flow__node:not([data-id="*"])')].map(node => {
      const box = node.getBoundingClientRect()
      return { x: box.left + box.width / 4, y: box.top + box.height / 2 }
    })
    const away = ({ x, y }: { x: number; y: number }) => Math.hypot(x - left - width / 2, y - top - height / 2)
    const { x, y } = places.sort((a, b) => away(a) - away(b))[0]!
    if (away({ x, y }) > height / 2) throw new Error('No node is near the middle of the editor')
    return [x, y] as const
  })
}

const folder = await mkdtemp(join(tmpdir(), 'ivw-bench-editor-'))
await writeFile(join(folder, 'large.inv'), largeWorkspace({ processors }))
const server = await serve([join(folder, 'large.inv'), '--home', join(folder, 'home')])
const browser = await launchBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await recordSmoothness(page)
  await page.goto(server.address)
  await page.locator('.far-network').waitFor({ timeout: 120_000 })
  const box = await page.locator('[data-network-editor]').boundingBox()
  if (!box) throw new Error('There is no network editor')
  const middle = [box.x + box.width / 2, box.y + box.height / 2] as const
  const [left, right] = [[middle[0] - box.width / 3, middle[1]] as const, [middle[0] + box.width / 3, middle[1] + 60] as const]
  const settled = () => page.waitForTimeout(1000)
  await settled()
  if (process.argv.includes('--links')) await page.keyboard.press('Alt+l')
  if (process.argv.includes('--screenshot')) await page.screenshot({ path: '/tmp/bench-editor-far.png' })
  const panning = (name: string) =>
    smoothnessOf(page, () => drag(page, right, left, 'middle').then(() => drag(page, left, right, 'middle'))).then(s => report(name, s))
  report('at rest', await smoothnessOf(page, () => page.waitForTimeout(2000)))
  await panning('pan, all in sight')
  await page.mouse.move(...middle)
  report(
    'zoom in by the wheel',
    await smoothnessOf(page, async () => {
      for (let i = 0; i < 20; i++) {
        await page.mouse.wheel(0, -80)
        await page.waitForTimeout(16)
      }
    }),
  )
  await settled()
  if (process.argv.includes('--screenshot')) await page.screenshot({ path: '/tmp/bench-editor-near.png' })
  if ((await page.locator('.connection').count()) === 0) throw new Error('No connection is drawn')
  await panning('pan, near')
  report(
    'zoom out by the wheel',
    await smoothnessOf(page, async () => {
      for (let i = 0; i < 20; i++) {
        await page.mouse.wheel(0, 80)
        await page.waitForTimeout(16)
      }
    }),
  )
  await page.locator('[data-network-editor]').focus()
  await page.keyboard.press('Control+0')
  await settled()
  await page.mouse.move(...middle)
  for (let i = 0; i < 22; i++) await page.mouse.wheel(0, -80)
  await settled()
  let answer = 0
  const at = await placeOfNode(page)
  report(
    'click a node',
    await smoothnessOf(page, async () => {
      answer = await answerTime(page, '.react-flow__node.selected', 1, () => page.mouse.click(...at))
    }),
    answer,
  )
  report('drag a node', await smoothnessOf(page, () => drag(page, at, [at[0] + 250, at[1] + 120], 'left')))
  report(
    'select all',
    await smoothnessOf(page, async () => {
      await page.keyboard.press('Control+a')
      await page.waitForTimeout(500)
    }),
  )
  report(
    'select none',
    await smoothnessOf(page, async () => {
      await page.mouse.click(box.x + 20, box.y + box.height - 60)
      await page.waitForTimeout(500)
    }),
  )
  await page.keyboard.press('Control+0')
  report(
    'box over all',
    await smoothnessOf(page, () => drag(page, [box.x + 3, box.y + 3], [box.x + box.width - 3, box.y + box.height - 3], 'left')),
  )
  const rendered = await page.locator('.far-network').getAttribute('data-nodes')
  await page.mouse.click(box.x + 20, box.y + box.height - 60)
  report(
    'add a processor',
    await smoothnessOf(page, async () => {
      await page.locator('[data-type="org.inviwo.Background"]').focus()
      answer = await answerTime(page, '.react-flow__node.selected', 1, () => page.keyboard.press('Enter'))
    }),
    answer,
  )
  await page.locator('[data-network-editor]').focus()
  report(
    'undo',
    await smoothnessOf(page, async () => {
      answer = await answerTime(page, '.react-flow__node.selected', 0, () => page.keyboard.press('Control+z'))
    }),
    answer,
  )
  if (asJson) console.log(JSON.stringify(results))
  else
    console.log(
      `wanted: ${wanted.framesPerSecond} frames/s while panning, no task above ${wanted.longestTask} ms; from afar the canvas draws ${rendered} of ${processors} nodes`,
    )
} finally {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
