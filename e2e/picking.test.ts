import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { type Served, startServed } from './served.ts'
import { boxOf, patience, Workbench } from './workbench.ts'

let served: Served
let browser: Browser
let bench: Workbench

beforeAll(async () => {
  served = await startServed([join(import.meta.dirname, '../examples/picking.inv')])
  browser = await launchBrowser()
  bench = await Workbench.open(browser, served)
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

/** Where a ball is in the window: they stand in a ring, 7 away from the camera, whose angle of view goes from top to bottom. */
async function ball(i: number): Promise<readonly [number, number]> {
  const { x, y, width, height } = await boxOf(bench.area())
  const angle = (2 * Math.PI * i) / 7
  const scale = height / (2 * 7 * Math.tan((33 / 2) * (Math.PI / 180)))
  return [x + width / 2 + scale * Math.cos(angle), y + height / 2 - scale * Math.sin(angle)]
}

const toolTip = () => bench.page.locator('.canvas-tool-tip')
const selected = () => bench.property('PickableSpheres.selected').getByRole('spinbutton').inputValue()

test('the pointer finds what Python drew: tool tip, click, drag, menu', async () => {
  await bench.select('PickableSpheres')
  const before = await bench.picture()
  await bench.page.mouse.move(...(await ball(1)), { steps: 3 })
  await toolTip().waitFor()
  expect(await toolTip().textContent()).toBe('Ball 1\nat 0.62, 0.78, 0.00')
  await bench.screenshot('picking-tool-tip')

  await bench.page.mouse.click(...(await ball(4)))
  await expect.poll(selected, patience).toBe('4')
  expect(await toolTip().textContent()).toMatch(/^Ball 4/)
  await bench.page.keyboard.press('Control+Z')
  await expect.poll(selected, patience).toBe('2')
  await bench.page.keyboard.press('Control+Shift+Z')
  await expect.poll(selected, patience).toBe('4')
  const clicked = await bench.pictureUnlike(before)
  await bench.screenshot('picking-selected')

  await bench.page.mouse.click(...(await ball(3)), { button: 'right' })
  await bench.page.getByRole('menuitem', { name: 'Put ball 3 back' }).waitFor()
  await bench.screenshot('picking-menu')
  await bench.page.keyboard.press('Escape')

  const from = await ball(0)
  await bench.page.mouse.move(...from, { steps: 3 })
  await bench.page.mouse.down()
  await bench.page.mouse.move(from[0] - 60, from[1] - 40, { steps: 5 })
  await bench.page.mouse.up()
  const dragged = await bench.pictureUnlike(clicked)
  await bench.page.mouse.click(from[0] - 60, from[1] - 40, { button: 'right' })
  await bench.page.getByRole('menuitem', { name: 'Put ball 0 back' }).click()
  await bench.pictureUnlike(dragged)

  const { x, y } = await boxOf(bench.page.locator('.status-bar'))
  await bench.page.mouse.move(x + 20, y + 10)
  await toolTip().waitFor({ state: 'detached' })
  expect(bench.problems).toEqual([])
})
